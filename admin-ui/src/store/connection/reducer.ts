import type { StreamState } from '../../../../relay/client';
import type { InboxAction } from '../types';

export interface ConnectionState {
	stream: StreamState;
	/** Why the stream ended for good. */
	ending: 'access_ended' | 'site_closed' | 'site_disabled' | 'refused' | null;
	/** The relay's sentence about it. */
	endingDetail: string | null;
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
