import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { LimitsConfig } from '../config';
import { ChatError } from '../errors';

/** Anything that counts calls by key. */
interface Counter {
	consume( key: string ): Promise< unknown >;
}

/** What one site allows its callers. */
export class Limits {
	private readonly messages: Record< 'visitor' | 'agent', Counter >;
	private readonly requests: Counter;
	private readonly newVisitors: Counter;
	private readonly refreshes: Counter;

	constructor( readonly config: LimitsConfig ) {
		this.messages = {
			visitor: bucket( config.messageBurst, config.messagesPerSecond ),
			agent: bucket( config.agentMessageBurst, config.agentMessagesPerSecond ),
		};
		this.requests = bucket( config.requestBurst, config.requestsPerSecond );
		this.newVisitors = new RateLimiterMemory( { points: config.newVisitorsPerHour, duration: 3_600 } );
		// A refresh token cannot be guessed; this only keeps trying from costing us much.
		this.refreshes = new RateLimiterMemory( { points: config.newVisitorsPerHour * 4, duration: 600 } );
	}

	/** Counts a message of a participant, named by their side and key. */
	message( side: 'visitor' | 'agent', key: string ): Promise< void > {
		return count( this.messages[ side ], key, 'You are sending very fast. Your message will go out in a moment.' );
	}

	/** Counts any other call of a participant. */
	request( key: string ): Promise< void > {
		return count( this.requests, key, 'Too many calls came from you at once. Wait a moment.' );
	}

	/** Counts a new visitor from an address. */
	newVisitor( address: string ): Promise< void > {
		return count( this.newVisitors, address, 'Too many new visitors came from this address. Try again later.' );
	}

	/** Counts a refresh from an address. */
	refresh( address: string ): Promise< void > {
		return count( this.refreshes, address, 'Too many sessions were renewed from this address. Try again later.' );
	}
}

/** So many at once, and then so many a second. */
function bucket( burst: number, perSecond: number ): Counter {
	const steady = new RateLimiterMemory( { keyPrefix: 'steady', points: perSecond, duration: 1 } );
	const extra = burst - perSecond;
	return extra <= 0
		? steady
		: new BurstyRateLimiter(
				steady,
				new RateLimiterMemory( {
					keyPrefix: 'burst',
					points: extra,
					duration: Math.max( 1, Math.ceil( burst / perSecond ) ),
				} )
			);
}

async function count( counter: Counter, key: string, detail: string ): Promise< void > {
	try {
		await counter.consume( key );
	} catch ( error ) {
		if ( ! ( error instanceof RateLimiterRes ) ) {
			throw error;
		}
		throw new ChatError( 'rate_limited', detail, {
			retryAfter: Math.max( 1, Math.ceil( error.msBeforeNext / 1_000 ) ),
		} );
	}
}
