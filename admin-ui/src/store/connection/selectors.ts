import type { InboxState } from '../types';
import type { ConnectionState } from './reducer';

export function getConnection( state: InboxState ): ConnectionState {
	return state.connection;
}
