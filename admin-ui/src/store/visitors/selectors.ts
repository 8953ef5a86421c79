import type { InboxState } from '../types';
import { emptyHistory, type HistoryState } from './reducer';

/** Returns a visitor's conversations as far as they are loaded. The first call starts loading them. */
export function getHistory( state: InboxState, visitorId: string ): HistoryState {
	return state.visitors.histories[ visitorId ] ?? emptyHistory;
}
