import type { Logger } from 'pino';
import type { Clock } from '../clock';
import type { SiteMetrics } from '../metrics';
import { peerMessage, type PeerMessage } from './peer-message';
import type { RedisConnection } from './redis-connection';

/** A message to the peers; the channel adds the sender. */
export type Outgoing = Omit< PeerMessage, 'from' >;

const LOG_INTERVAL_MS = 60_000;

/**
 * Carries messages between the relays of one site. The channel's name holds the site's id, so sites that share a Redis
 * never hear of each other. What is sent in one turn of the event loop leaves as one message.
 */
export class SiteChannel {
	private readonly listeners: Array< ( message: PeerMessage ) => void > = [];
	private readonly name: string;
	private waiting: Outgoing | null = null;
	private loggedAt = -Infinity;

	constructor(
		readonly redis: RedisConnection,
		siteId: string,
		private readonly metrics: SiteMetrics,
		private readonly clock: Clock,
		private readonly log: Logger
	) {
		this.name = `veranda:${ siteId }`;
		redis.listen( this.name, ( payload ) => this.receive( payload ) );
	}

	/** Returns the name of a key of this site. */
	key( ...parts: string[] ): string {
		return [ this.name, ...parts ].join( ':' );
	}

	/** Calls `listener` with each message of a peer. */
	onMessage( listener: ( message: PeerMessage ) => void ): void {
		this.listeners.push( listener );
	}

	/** Sends to the peers at the end of this turn. While Redis is away the message is dropped. */
	send( message: Outgoing ): void {
		if ( this.waiting === null ) {
			this.waiting = {};
			setImmediate( () => void this.flush() );
		}
		add( this.waiting, message );
	}

	/** Sends at once what waits for the end of the turn. */
	async flush(): Promise< void > {
		if ( this.waiting === null ) {
			return;
		}
		const payload = JSON.stringify( { from: this.redis.relayId, ...this.waiting } );
		this.waiting = null;
		try {
			await this.redis.run( ( client ) => client.publish( this.name, payload ) );
			this.metrics.hintSent();
		} catch {
			// The connection has logged it. The content is found by the poll and by the next heartbeat.
			this.metrics.hintLost();
		}
	}

	private receive( payload: string ): void {
		const parsed = peerMessage.safeParse( parse( payload ) );
		if ( ! parsed.success ) {
			this.logFailure();
			return;
		}
		if ( parsed.data.from === this.redis.relayId ) {
			return;
		}
		this.metrics.hintHeard();
		this.listeners.forEach( ( listener ) => listener( parsed.data ) );
	}

	/* One line for many, or anybody who can write to the Redis could fill the log. */
	private logFailure(): void {
		const now = this.clock.monotonic();
		if ( now - this.loggedAt >= LOG_INTERVAL_MS ) {
			this.loggedAt = now;
			this.log.warn( 'Redis delivered something that is not a message of a relay; it is ignored.' );
		}
	}
}

/** Merges a message into the one that waits. */
function add( waiting: Outgoing, { announcements, head, streams, evict, isLeaving }: Outgoing ): void {
	if ( announcements !== undefined ) {
		( waiting.announcements ??= [] ).push( ...announcements );
	}
	if ( head !== undefined && ( waiting.head?.epoch !== head.epoch || waiting.head.number < head.number ) ) {
		waiting.head = head;
	}
	if ( streams !== undefined ) {
		( waiting.streams ??= [] ).push( ...streams );
	}
	if ( evict !== undefined ) {
		( waiting.evict ??= [] ).push( ...evict );
	}
	if ( isLeaving !== undefined ) {
		waiting.isLeaving = isLeaving;
	}
}

function parse( payload: string ): unknown {
	try {
		return JSON.parse( payload );
	} catch {
		// `receive` reports it like any other malformed message.
		return null;
	}
}
