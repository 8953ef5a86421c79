import type { Thunk } from '../types';
import type { ConnectionState } from './reducer';

export const connectionChanged = ( connection: Partial< ConnectionState > ) =>
	( { type: 'CONNECTION_CHANGED', connection } ) as const;

/** Retries everything at once. */
export function retryConnection(): Thunk< void > {
	return ( { session } ) => session.retry();
}
