import type { ComponentType } from 'react';
import type { View } from '../../../../store/lists/view';

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
	/** Shown when it is empty: what the view is for, and what to do. */
	Empty: ComponentType< { siteUrl: string } >;
}
