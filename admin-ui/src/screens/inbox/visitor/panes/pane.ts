import type { ComponentType } from 'react';
import type { Conversation } from '../../../../../../relay/protocol';

export interface PaneProps {
	/** The conversation that is open. */
	conversation: Conversation;
}

/** A part of the visitor's column. It renders nothing if it has nothing to show. */
export interface Pane {
	name: string;
	Content: ComponentType< PaneProps >;
}
