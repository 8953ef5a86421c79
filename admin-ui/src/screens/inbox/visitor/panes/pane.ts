import type { ComponentType } from 'react';
import type { Conversation } from '../../../../../../relay/protocol';

export interface PaneProps {
	/** The conversation that is open. */
	conversation: Conversation;
}

/** A part of the visitor's column. One that has nothing to say paints nothing. */
export interface Pane {
	name: string;
	Content: ComponentType< PaneProps >;
}
