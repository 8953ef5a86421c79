import type { ComponentType } from 'react';
import type { View } from '../../../../store/lists/view';

/** What a view's own list gets. */
export interface ListProps {
	/** The agent manages the chat. */
	canManage: boolean;
	onOpen( conversationId: string ): void;
}

/** A view with its texts for the list. */
export interface InboxView extends View {
	/** In the address of the page. */
	name: string;
	label(): string;
	/** The key that shows this view, after G. */
	key: string;
	/** What the key does, for the list of shortcuts. */
	keyLabel(): string;
	/** Whether its count is red, since somebody is waiting. */
	isUrgent?: boolean;
	/** It is chosen from the menu beside the other views. */
	isInMenu?: boolean;
	/** Its own list, if it shows something else than conversations. */
	List?: ComponentType< ListProps >;
	/** Shown when it is empty: what the view is for, and what to do. */
	Empty: ComponentType< { siteUrl: string } >;
}
