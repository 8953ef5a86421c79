import type { InboxState } from '../types';
import type { Alert } from './reducer';

/** Returns the last thing that this agent should not miss; null before the first. */
export function findAlert( state: InboxState ): Alert | null {
	return state.alerts;
}
