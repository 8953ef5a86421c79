import type { Block } from '../../../../relay/protocol';

/** Tells whether a block has not run out at a time, in milliseconds. */
export function isInForce( { until }: Block, now: number ): boolean {
	return until === null || Date.parse( until ) > now;
}
