import type { InboxState } from '../types';
import type { Announcement } from './reducer';

export function getAnnouncement( state: InboxState ): Announcement {
	return state.announcements;
}
