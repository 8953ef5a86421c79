import { createHash } from 'node:crypto';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { Ceilings } from './ceilings';
import type { Clock } from './clock';
import type { LimitsConfig } from './config/limits-config';
import { rateLimited } from './errors';
import { keyOf, type Participant, type Side } from './participants';

/** Ratings of one conversation. */
const RATINGS_PER_HOUR = 10;

/** Conversations that one visitor continues: each time every agent is called. */
const CONTINUATIONS_PER_HOUR = 10;

/** Searches of one visitor: each looks through up to a thousand messages. */
const SEARCHES_PER_MINUTE = 30;

/** Transcripts by mail: of one conversation, and to one address. */
const TRANSCRIPTS_PER_DAY = 3;
const TRANSCRIPTS_TO_ADDRESS_PER_DAY = 5;
const DAY_SECONDS = 86_400;

/** Exports of one visitor: each reads everything of theirs. */
const EXPORTS_PER_HOUR = 5;
/** Deletions from one address: after each of them every open chat of the site reloads. */
const DELETIONS_PER_HOUR = 5;

/** Counts calls by key. */
interface Counter {
	consume( key: string ): Promise< unknown >;
}

/** The store in which several relays count together. */
export interface SharedCounters {
	/** Prefix of the names of a site's counters. */
	readonly prefix: string;
	/** Runs a script on the shared store; fails quickly when there is no answer, and counting continues in memory. */
	eval( script: string, options: { keys: string[]; arguments: string[] } ): Promise< unknown >;
}

/** The rate limits of one site. */
export class Limits {
	private readonly messages: Record< Side, Counter >;
	private readonly requests: Counter;
	private readonly newVisitors: Counter;
	private readonly newVisitorsOfSite: Counter;
	/** What visitors of one address, and all of the site, may do together. */
	readonly ceilings: Ceilings;
	private readonly refreshes: Counter;
	private readonly ratings: Counter;
	private readonly continuations: Counter;
	private readonly searches: Counter;
	private readonly transcripts: Counter;
	private readonly transcriptsToAddress: Counter;
	private readonly exports: Counter;
	private readonly deletions: Counter;

	constructor(
		readonly config: LimitsConfig,
		clock: Clock,
		private readonly shared?: SharedCounters
	) {
		this.messages = {
			visitor: this.bucket( 'visitor-messages', config.messageBurst, config.messagesPerSecond ),
			agent: this.bucket( 'agent-messages', config.agentMessageBurst, config.agentMessagesPerSecond ),
		};
		this.requests = this.bucket( 'requests', config.requestBurst, config.requestsPerSecond );
		this.newVisitors = this.hourly( 'new-visitors', config.newVisitorsPerHour );
		this.newVisitorsOfSite = this.hourly( 'new-visitors-of-site', config.siteNewVisitorsPerHour );
		// A refresh token cannot be guessed, and what visitors do with it has ceilings; this only keeps attempts cheap.
		this.refreshes = this.counter( 'refreshes', config.newVisitorsPerHour * 20, 600 );
		// People change their minds a few times; each time is an event for every agent.
		this.ratings = this.counter( 'ratings', RATINGS_PER_HOUR, 3_600 );
		this.continuations = this.counter( 'continuations', CONTINUATIONS_PER_HOUR, 3_600 );
		this.searches = this.counter( 'searches', SEARCHES_PER_MINUTE, 60 );
		this.exports = this.counter( 'exports', EXPORTS_PER_HOUR, 3_600 );
		this.deletions = this.counter( 'deletions', DELETIONS_PER_HOUR, 3_600 );
		this.transcripts = this.counter( 'transcripts', TRANSCRIPTS_PER_DAY, DAY_SECONDS );
		this.transcriptsToAddress = this.counter(
			'transcripts-to-address',
			TRANSCRIPTS_TO_ADDRESS_PER_DAY,
			DAY_SECONDS
		);
		this.ceilings = new Ceilings( config, clock );
	}

	/** Counts a message of a participant. */
	message( sender: Participant ): Promise< void > {
		return count(
			this.messages[ sender.side ],
			keyOf( sender ),
			'You are sending very fast. Your message will go out in a moment.'
		);
	}

	/** Counts any other call of a participant. */
	request( key: string ): Promise< void > {
		return count( this.requests, key, 'Too many calls came from you at once. Wait a moment.' );
	}

	/** Counts a new visitor from an address; whoever is refused is told when there is room for one more. */
	async newVisitor( address: string ): Promise< void > {
		const detail = 'Many new visitors came from this address. Try again after the time in Retry-After.';
		await count( this.newVisitors, address, detail );
		const ofSite = 'Many new visitors came to this site. Try again after the time in Retry-After.';
		await count( this.newVisitorsOfSite, 'site', ofSite );
	}

	/** Counts a rating of a conversation by its visitor. */
	rating( visitor: Participant, conversationId: string ): Promise< void > {
		const detail = 'You have changed your rating several times. Try again later.';
		return count( this.ratings, `${ keyOf( visitor ) }:${ conversationId }`, detail );
	}

	/** Counts a conversation that its visitor continues. */
	continuation( visitor: Participant ): Promise< void > {
		const detail = 'You have continued conversations several times. Try again later.';
		return count( this.continuations, keyOf( visitor ), detail );
	}

	/** Counts a search by its visitor. */
	search( visitor: Participant ): Promise< void > {
		return count( this.searches, keyOf( visitor ), 'You have searched several times. Wait a moment.' );
	}

	/** Counts an export by its visitor. */
	dataExport( visitor: Participant ): Promise< void > {
		const detail = 'You have downloaded your data several times. Try again later.';
		return count( this.exports, keyOf( visitor ), detail );
	}

	/** Counts a visitor of an address who deletes everything about themselves. */
	deletion( address: string ): Promise< void > {
		return count( this.deletions, address, 'Several people of this address deleted their data. Try again later.' );
	}

	/** Counts a transcript that is mailed, by its conversation and by who gets it. */
	async transcriptMail( conversationId: string, email: string ): Promise< void > {
		const detail = 'This was emailed several times today. Download it instead.';
		await count( this.transcripts, conversationId, detail );
		// A hash: addresses are nobody's business in a shared store.
		const address = createHash( 'sha256' ).update( email.toLowerCase() ).digest( 'base64url' );
		await count( this.transcriptsToAddress, address, detail );
	}

	/** Counts a refresh from an address. */
	refresh( address: string ): Promise< void > {
		return count( this.refreshes, address, 'Too many sessions were renewed from this address. Try again later.' );
	}

	/** Allows `burst` calls at once, and then `perSecond`. */
	private bucket( name: string, burst: number, perSecond: number ): Counter {
		const steady = this.counter( `${ name }-steady`, perSecond, 1 );
		const extra = burst - perSecond;
		return extra <= 0
			? steady
			: new BurstyRateLimiter(
					steady,
					this.counter( `${ name }-burst`, extra, Math.max( 1, Math.ceil( burst / perSecond ) ) )
				);
	}

	/** Allows `perHour` at once, and then one after the other at that rate: nobody waits for a whole hour. */
	private hourly( name: string, perHour: number ): Counter {
		const seconds = Math.max( 1, Math.floor( 3_600 / perHour ) );
		const points = Math.max( 1, Math.round( ( perHour * seconds ) / 3_600 ) );
		const steady = this.counter( `${ name }-steady`, points, seconds );
		const extra = perHour - points;
		return extra <= 0 ? steady : new BurstyRateLimiter( steady, this.counter( `${ name }-burst`, extra, 3_600 ) );
	}

	/** Counts in memory, or on the shared store as long as it answers. */
	private counter( name: string, points: number, duration: number ): RateLimiterMemory | RateLimiterRedis {
		const inMemory = new RateLimiterMemory( { keyPrefix: name, points, duration } );
		return this.shared === undefined
			? inMemory
			: new RateLimiterRedis( {
					storeClient: this.shared,
					useRedisPackage: true,
					keyPrefix: `${ this.shared.prefix }:${ name }`,
					points,
					duration,
					// A caller without points left is not looked up again until there are some.
					inMemoryBlockOnConsumed: points,
					insuranceLimiter: inMemory,
				} );
	}
}

async function count( counter: Counter, key: string, detail: string ): Promise< void > {
	try {
		await counter.consume( key );
	} catch ( error ) {
		if ( ! ( error instanceof RateLimiterRes ) ) {
			throw error;
		}
		throw rateLimited( detail, error.msBeforeNext );
	}
}
