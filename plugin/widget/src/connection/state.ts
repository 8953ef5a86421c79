import type { OutboxItem, StreamState } from '../../../../relay/client';

export interface ConnectionState {
	stream: StreamState;
	/** What the visitor wrote that the relay has not stored yet. */
	pending: OutboxItem[];
}

/** Tells whether a message waits for better times, rather than just being on its way. */
export function isStuck( connection: ConnectionState, { attempts }: OutboxItem ): boolean {
	return attempts > 0 || ! isConnected( connection );
}

/** Tells whether the connection is bad enough to be mentioned, should it last. */
export function isTroubled( connection: ConnectionState ): boolean {
	return (
		! isConnected( connection ) ||
		connection.pending.some( ( item ) => item.state !== 'failed' && item.attempts > 0 && ! isLimited( item ) )
	);
}

/** Returns the moment of the wall clock until which the relay asked to be left alone, or 0. */
export function limitedUntil( { pending }: ConnectionState ): number {
	return Math.max( 0, ...pending.map( ( item ) => ( isLimited( item ) ? item.heldUntil : 0 ) ) );
}

/** Tells whether the relay is there as far as is known. */
function isConnected( { stream }: ConnectionState ): boolean {
	return stream === 'live' || stream === 'connecting' || stream === 'buffered';
}

function isLimited( { errorCode }: OutboxItem ): boolean {
	return errorCode === 'rate_limited';
}
