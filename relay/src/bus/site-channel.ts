import type { Logger } from 'pino';
import type { Clock } from '../clock';
import type { SiteMetrics } from '../metrics';
import { note, type Note } from './note';
import type { RedisLink } from './redis-link';

/** What is told, without its sender. */
export type News = Omit< Note, 'from' >;

const COMPLAINT_MS = 60_000;

/**
 * Carries notes between the relays of one site. The channel's name holds the site's id, so sites that share a Redis
 * never hear of each other. What is told in one turn of the event loop leaves as one note.
 */
export class SiteChannel {
	private readonly listeners: Array< ( note: Note ) => void > = [];
	private readonly name: string;
	private waiting: News | null = null;
	private complainedAt = -Infinity;

	constructor(
		readonly link: RedisLink,
		siteId: string,
		private readonly metrics: SiteMetrics,
		private readonly clock: Clock,
		private readonly log: Logger
	) {
		this.name = `veranda:${ siteId }`;
		link.listen( this.name, ( payload ) => this.hear( payload ) );
	}

	/** Names a key of this site. */
	key( ...parts: string[] ): string {
		return [ this.name, ...parts ].join( ':' );
	}

	/** Calls `listener` with what other relays tell. */
	onNote( listener: ( note: Note ) => void ): void {
		this.listeners.push( listener );
	}

	/** Tells the other relays at the end of this turn; while Redis is away nobody hears it, and nothing is kept. */
	tell( news: News ): void {
		if ( this.waiting === null ) {
			this.waiting = {};
			setImmediate( () => void this.flush() );
		}
		add( this.waiting, news );
	}

	/** Sends now what waits for the end of the turn. */
	async flush(): Promise< void > {
		if ( this.waiting === null ) {
			return;
		}
		const payload = JSON.stringify( { from: this.link.relayId, ...this.waiting } );
		this.waiting = null;
		try {
			await this.link.run( ( client ) => client.publish( this.name, payload ) );
			this.metrics.hintSent();
		} catch {
			// The link has said so once. What was in it is found by the poll and by the roll call.
			this.metrics.hintLost();
		}
	}

	private hear( payload: string ): void {
		const parsed = note.safeParse( parse( payload ) );
		if ( ! parsed.success ) {
			this.complain();
			return;
		}
		if ( parsed.data.from === this.link.relayId ) {
			return;
		}
		this.metrics.hintHeard();
		this.listeners.forEach( ( listener ) => listener( parsed.data ) );
	}

	/* One line for many, or whoever reaches the Redis could fill the log. */
	private complain(): void {
		const now = this.clock.monotonic();
		if ( now - this.complainedAt >= COMPLAINT_MS ) {
			this.complainedAt = now;
			this.log.warn( 'Something came by Redis that is no note of a relay; it is passed over.' );
		}
	}
}

/** Adds news to what waits already. */
function add( waiting: News, { announcements, head, streams, crowd, isLeaving }: News ): void {
	if ( announcements !== undefined ) {
		( waiting.announcements ??= [] ).push( ...announcements );
	}
	if ( head !== undefined && ( waiting.head?.epoch !== head.epoch || waiting.head.number < head.number ) ) {
		waiting.head = head;
	}
	if ( streams !== undefined ) {
		( waiting.streams ??= [] ).push( ...streams );
	}
	if ( crowd !== undefined ) {
		( waiting.crowd ??= [] ).push( ...crowd );
	}
	if ( isLeaving !== undefined ) {
		waiting.isLeaving = isLeaving;
	}
}

function parse( payload: string ): unknown {
	try {
		return JSON.parse( payload );
	} catch {
		// No note either way.
		return null;
	}
}
