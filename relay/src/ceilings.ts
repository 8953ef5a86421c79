import { createCache } from './cache';
import type { Clock } from './clock';
import type { LimitsConfig } from './config/limits-config';
import { rateLimited } from './errors';

/** So many seconds of a rate may come at once. */
const BURST_SECONDS = 10;
const REMEMBERED_ADDRESSES = 10_000;

interface Bucket {
	tokens: number;
	/** When it was last filled up, monotonic. */
	filledAt: number;
}

/** Lets each key do something so often a second. Counting takes no promise and no memory but the key's own. */
class Rate {
	private readonly buckets = createCache< string, Bucket >( REMEMBERED_ADDRESSES );
	private readonly burst: number;

	constructor( private readonly perSecond: number ) {
		this.burst = perSecond * BURST_SECONDS;
	}

	/** Counts once; returns the milliseconds to wait when it is too often, and 0 otherwise. */
	take( key: string, now: number ): number {
		let bucket = this.buckets.get( key );
		if ( bucket === undefined ) {
			bucket = { tokens: this.burst, filledAt: now };
			this.buckets.set( key, bucket );
		}
		const refilled = ( ( now - bucket.filledAt ) / 1_000 ) * this.perSecond;
		bucket.tokens = Math.min( this.burst, bucket.tokens + refilled );
		bucket.filledAt = now;
		if ( bucket.tokens < 1 ) {
			return ( ( 1 - bucket.tokens ) / this.perSecond ) * 1_000;
		}
		bucket.tokens--;
		return 0;
	}
}

/** What visitors call for. */
export type VisitorCall = 'message' | 'request';

const SITE = 'site';

/**
 * What all visitors of one address, and all visitors of a site, may do together: whoever makes many visitors gets no more
 * by it (docs/threats.md A79). The figures are far above what an office does (docs/limits.md), so each relay counts for
 * itself, and a call waits for nothing.
 */
export class Ceilings {
	private readonly byAddress: Readonly< Record< VisitorCall, Rate > >;
	private readonly ofSite: Readonly< Record< VisitorCall, Rate > >;

	constructor(
		config: LimitsConfig,
		private readonly clock: Clock
	) {
		this.byAddress = {
			message: new Rate( config.addressMessagesPerSecond ),
			request: new Rate( config.addressRequestsPerSecond ),
		};
		this.ofSite = {
			message: new Rate( config.siteMessagesPerSecond ),
			request: new Rate( config.siteRequestsPerSecond ),
		};
	}

	/** Counts a visitor's call; throws when their address or the site has too many. */
	count( call: VisitorCall, addressKey: string ): void {
		const now = this.clock.monotonic();
		const wait = this.byAddress[ call ].take( addressKey, now ) || this.ofSite[ call ].take( SITE, now );
		if ( wait > 0 ) {
			throw rateLimited(
				'Very many people use the chat right now. Send the same request again in a moment.',
				wait
			);
		}
	}
}
