import type { ComponentType } from 'react';
import type { View } from '../../../../store/lists/view';

/** A view as the list shows it. */
export interface InboxView extends View {
	/** In the address of the page. */
	name: string;
	label(): string;
	/** Shows this view, after G. */
	key: string;
	/** What the key does, for the list of keys. */
	keyLabel(): string;
	/** Whether who is in it waits for somebody: its count is red. */
	isUrgent?: boolean;
	/** What is said when nothing is in it: what it is for, and what to do. */
	Empty: ComponentType< { siteUrl: string } >;
}
