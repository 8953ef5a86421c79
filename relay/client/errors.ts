import type { Problem, ProblemCode } from '../protocol';

/** The relay answered and said no. `detail` is a sentence that may be shown. */
export class ProblemError extends Error {
	override readonly name = 'ProblemError';
	readonly code: ProblemCode;
	readonly status: number;
	readonly detail: string;
	/** How long the relay asks to wait, if it does. */
	readonly retryAfterMs: number | null;
	/** The whole answer, for codes that carry more (`assignee`, `serverTime`, `fields`). */
	readonly problem: Problem;

	constructor( problem: Problem, retryAfterMs: number | null = null ) {
		super( `${ problem.code }: ${ problem.detail }` );
		this.code = problem.code;
		this.status = problem.status;
		this.detail = problem.detail;
		this.retryAfterMs = retryAfterMs;
		this.problem = problem;
	}
}

/**
 * Why there is no answer: the network refused, the time was up, the caller
 * called it off, or what came was not the relay's (a proxy's error page).
 */
export type NetworkFailure = 'unreachable' | 'timeout' | 'aborted' | 'unreadable';

/** Nobody knows whether the request was carried out: repeat it with the same client id. */
export class NetworkError extends Error {
	override readonly name = 'NetworkError';
	readonly reason: NetworkFailure;
	/** The HTTP status, if something answered. */
	readonly status: number | null;
	readonly retryAfterMs: number | null;

	constructor(
		reason: NetworkFailure,
		{
			status = null,
			retryAfterMs = null,
			cause,
		}: { status?: number | null; retryAfterMs?: number | null; cause?: unknown } = {}
	) {
		super( `No answer from the relay: ${ reason }.`, { cause } );
		this.reason = reason;
		this.status = status;
		this.retryAfterMs = retryAfterMs;
	}
}

/**
 * For a `TokenSource` to throw from `renew`: this person has no access any more
 * (logged out, capability taken away), so that trying again is of no use.
 */
export class AccessEndedError extends Error {
	override readonly name = 'AccessEndedError';
}

/** Tells whether the same request may succeed later without being changed. */
export function isRetryable( error: unknown ): boolean {
	if ( error instanceof NetworkError ) {
		return error.reason !== 'aborted';
	}
	return error instanceof ProblemError && ( error.status >= 500 || [ 408, 425, 429 ].includes( error.status ) );
}

/** Tells whether somebody said no for good, as opposed to not answering. */
export function isRefusal( error: unknown ): boolean {
	return error instanceof AccessEndedError || ( error instanceof ProblemError && ! isRetryable( error ) );
}

/** Returns how long an error asks to wait, or null. */
export function retryAfterOf( error: unknown ): number | null {
	return error instanceof ProblemError || error instanceof NetworkError ? error.retryAfterMs : null;
}
