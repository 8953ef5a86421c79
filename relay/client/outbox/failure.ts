import { backoffDelay } from '../backoff';
import { AccessEndedError, isRefusal, NetworkError, ProblemError, retryAfterOf } from '../errors';
import type { OutboxItem } from './outbox-item';

/** Longest pause between two tries. */
export const LONGEST_WAIT_MS = 30_000;
/** Longest that the relay is believed when it asks to wait. */
export const LONGEST_HOLD_MS = 300_000;

/** Returns what a failed try changes: why it failed, and when the next one is due. */
export function failureOf(
	{ attempts }: OutboxItem,
	error: unknown,
	wallNow: number,
	random = Math.random
): Partial< OutboxItem > {
	const held = retryAfterOf( error );
	return {
		attempts: attempts + 1,
		errorCode: codeOf( error ),
		errorDetail: error instanceof ProblemError ? error.detail : null,
		...( isRefusal( error )
			? { state: 'failed' }
			: {
					notBefore: wallNow + backoffDelay( attempts, { maximumMs: LONGEST_WAIT_MS, random } ),
					heldUntil: held === null ? 0 : wallNow + Math.min( held, LONGEST_HOLD_MS ),
				} ),
	};
}

function codeOf( error: unknown ): string {
	if ( error instanceof ProblemError ) {
		return error.code;
	}
	if ( error instanceof AccessEndedError ) {
		return 'access_ended';
	}
	return error instanceof NetworkError ? error.reason : 'unreachable';
}
