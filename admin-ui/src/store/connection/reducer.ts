import type { StreamState } from '../../../../relay/client';
import type { StreamEnding } from '../../stream-ending';
import type { InboxAction } from '../types';

export interface ConnectionState extends StreamEnding {
	stream: StreamState;
	/** Since when no events arrive, by the wall clock; null while they do. */
	brokenSince: number | null;
	/** False while WordPress does not issue new tokens. */
	isSiteReachable: boolean;
}

export const initialState = (): ConnectionState => ( {
	stream: 'connecting',
	ending: null,
	endingDetail: null,
	brokenSince: null,
	isSiteReachable: true,
} );

export function reducer( state: ConnectionState, action: InboxAction ): ConnectionState {
	return action.type === 'CONNECTION_CHANGED' ? { ...state, ...action.connection } : state;
}
