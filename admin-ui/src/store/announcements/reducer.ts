import type { InboxAction } from '../types';

/** Read out by screen readers; the number makes equal sentences differ. */
export interface Announcement {
	id: number;
	text: string;
}

export const initialState = (): Announcement => ( { id: 0, text: '' } );

export function reducer( state: Announcement, action: InboxAction ): Announcement {
	return action.type === 'ANNOUNCED' ? { id: state.id + 1, text: action.text } : state;
}
