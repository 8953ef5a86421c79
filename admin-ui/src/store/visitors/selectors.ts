import type { InboxState } from '../types';
import { emptyHistory, type HistoryState } from './reducer';

/** Returns a visitor's conversations as far as they are read; reading begins with the first look. */
export function getHistory( state: InboxState, visitorId: string ): HistoryState {
	return state.visitors.histories[ visitorId ] ?? emptyHistory;
}
