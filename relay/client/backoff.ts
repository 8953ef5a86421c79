export interface BackoffOptions {
	/** No wait is shorter than this; the first is at most twice as long. */
	minimumMs?: number;
	/** No wait is longer than this. */
	maximumMs?: number;
	/** A number from 0 up to, but not including, 1. */
	random?: ( () => number ) | undefined;
}

/**
 * Returns how long to wait before try number `attempt` + 1 (the first failure
 * is attempt 0). Full jitter: many clients that lost the same relay come back
 * spread over the whole span instead of together.
 */
export function backoffDelay(
	attempt: number,
	{ minimumMs = 500, maximumMs = 30_000, random = Math.random }: BackoffOptions = {}
): number {
	const ceiling = Math.min( maximumMs, minimumMs * 2 ** Math.min( attempt + 1, 30 ) );
	return Math.round( minimumMs + random() * Math.max( 0, ceiling - minimumMs ) );
}
