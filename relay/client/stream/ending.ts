import type { StreamEventOf } from '../../protocol';
import { isRefusal, retryAfterOf } from '../errors';

/** What ended a connection, and how to come back. */
export interface Ending {
	error: unknown;
	/** The relay's own wish, or null. */
	retryMs: number | null;
	needsToken: boolean;
	/** Coming back is of no use. */
	isFinal: boolean;
}

/** A connection that ended without a word. */
export const CUT: Ending = { error: null, retryMs: null, needsToken: false, isFinal: false };

/** Returns what it means that the relay said goodbye. */
export function endingByBye( event: StreamEventOf< 'bye' > ): Ending {
	const { reason, retryMs } = event;
	return {
		error: event,
		retryMs,
		needsToken: retryMs === null,
		isFinal: retryMs === null && reason === 'site_disabled',
	};
}

/** Returns what it means that a connection failed, or could not be made. */
export function endingByError( error: unknown, needsToken = false ): Ending {
	return { error, retryMs: retryAfterOf( error ), needsToken, isFinal: isRefusal( error ) };
}
