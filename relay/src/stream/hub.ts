import SseChannel from 'sse-channel';
import { LIMITS, PROTOCOL_VERSION, type ControlEvent } from '../../protocol';
import type { Announcement } from '../bus/bus';
import { isoTime, type Clock } from '../clock';
import type { SiteMetrics } from '../metrics';
import type { Participant } from '../participants';
import { maySeeDepartment } from '../policies/visibility';
import { toJson } from '../json';
import { decodeCursor, encodeCursor } from './encode';
import type { ReadyEvent } from '../ready-event';
import { Heartbeats } from './heartbeats';
import { Listeners } from './listeners';
import type { Presence } from './presence';
import { writeMissed, type FeedPosition, type Replay } from './replay';
import type { PreparedSocket, Subscriber } from './subscriber';

type Channel = InstanceType< typeof SseChannel >;
type ResetReason = Extract< ControlEvent, { type: 'reset' } >[ 'reason' ];

/** Turns off the channel's own ping, which goes to all at once and carries no head. */
const NEVER_MS = 2 ** 31 - 1;

/** One site's open streams: subscribe, replay, go live, and everything that ends a stream. */
export class Hub {
	private readonly channel: Channel = new SseChannel( { historySize: 1, pingInterval: NEVER_MS } );
	private readonly listeners = new Listeners< Subscriber >();
	private readonly heartbeats: Heartbeats;

	constructor(
		private readonly position: FeedPosition,
		private readonly replay: Replay,
		private readonly presence: Presence,
		private readonly clock: Clock,
		private readonly metrics: SiteMetrics
	) {
		this.heartbeats = new Heartbeats( clock, ( readers ) => {
			const { head } = this.position;
			const heartbeat: ControlEvent = { type: 'heartbeat', head, serverTime: isoTime( clock.now() ) };
			this.send( readers, heartbeat.type, toJson( heartbeat ) );
		} );
	}

	start(): void {
		this.heartbeats.start();
	}

	stop(): void {
		this.heartbeats.stop();
		this.channel.close();
	}

	/** How many streams are open. */
	get size(): number {
		return this.listeners.all().length;
	}

	/**
	 * Waits until this relay has read as far as a cursor that another relay gave. To be called before `open`: events that
	 * are read after a stream has subscribed would be sent to a reader who has them already.
	 */
	async catchUp( cursor: string | null ): Promise< void > {
		const place = cursor === null ? null : decodeCursor( cursor );
		if ( place !== null && place.epoch === this.position.epoch && place.number > this.position.head ) {
			await this.position.reach( place.number );
		}
	}

	/**
	 * Opens a stream: subscribe first, then replay what was missed, then flush what came meanwhile, so that nothing is
	 * missing and nothing comes twice.
	 */
	async open( subscriber: Subscriber, socket: PreparedSocket, cursor: string | null ): Promise< void > {
		this.add( subscriber, socket );
		const { head, epoch } = this.position;
		subscriber.cork();
		if ( cursor === null ) {
			this.hello( subscriber, epoch, head, false );
			subscriber.uncork();
			return;
		}
		try {
			await this.tellMissed( subscriber, socket, cursor, head, epoch );
		} catch ( error ) {
			// Whatever was told has its number, so the reader comes back for the rest.
			subscriber.bye( 'restart', this.jitter( 1_000, 5_000 ), this.clock.monotonic() );
			throw error;
		}
		subscriber.uncork();
	}

	private async tellMissed(
		subscriber: Subscriber,
		socket: PreparedSocket,
		cursor: string,
		head: number,
		epoch: string
	): Promise< void > {
		const missed = await this.replay.read( subscriber.participant, cursor, this.position, head );
		const reset = ( reason: ResetReason ) =>
			subscriber.control( { type: 'reset', reason, epoch: this.position.epoch, head } );
		if ( 'reset' in missed || epoch !== this.position.epoch ) {
			this.hello( subscriber, this.position.epoch, head, false );
			reset( 'reset' in missed ? missed.reset : 'epoch_changed' );
			return;
		}
		this.hello( subscriber, epoch, head, true );
		if ( ! ( await writeMissed( subscriber, socket, missed.pages ) ) ) {
			reset( 'too_far_behind' );
		}
	}

	/** Sends a lasting event to those who may see it; it is encoded once for each side. */
	deliver( event: ReadyEvent ): void {
		const id = encodeCursor( this.position.epoch, event.number );
		if ( event.agentJson !== null ) {
			const agents = event.isAboutSite
				? this.listeners.allAgents()
				: this.listeners.agentsOf( event.departmentId );
			this.send( agents, event.type, event.agentJson, id );
		}
		if ( event.visitorJson !== null ) {
			const visitor = { type: 'visitor', id: event.visitorId } as const;
			this.send( this.listeners.of( visitor ), event.type, event.visitorJson, id );
		}
		if ( event.leftDepartmentId !== undefined ) {
			this.tellWhoLostSight( event.leftDepartmentId, event.departmentId );
		}
	}

	/** Sends a passing event to the subscribers of its topic. */
	publish( { topic, event }: Announcement ): void {
		this.send( this.listeners.subscribersOf( topic ), event.type, toJson( event ) );
	}

	/** Tells all streams whether the database is away. */
	degrade( isDegraded: boolean ): void {
		this.controlAll( { type: 'degraded', isDegraded } );
	}

	/** Tells all streams to reload. */
	reset( reason: 'too_far_behind' | 'epoch_changed' ): void {
		const { epoch, head } = this.position;
		this.controlAll( { type: 'reset', reason, epoch, head } );
	}

	/** Ends the streams of agents whose tokens have been revoked. */
	revoke( versions: ReadonlyMap< number, number > ): void {
		this.presence.revoke( versions );
		for ( const reader of this.listeners.allAgents() ) {
			const agent = reader.participant;
			if ( agent.version < ( versions.get( agent.id ) ?? 0 ) ) {
				reader.bye( 'revoked', null, this.clock.monotonic() );
			}
		}
	}

	/** Returns the ids of the visitors who have a stream. */
	visitorIds(): number[] {
		return this.listeners.visitorIds();
	}

	/** Ends the streams of visitors who have been erased. */
	endErased( visitorIds: readonly number[] ): void {
		for ( const reader of visitorIds.flatMap( ( id ) => this.streamsOf( { type: 'visitor', id } ) ) ) {
			reader.bye( 'revoked', null, this.clock.monotonic() );
		}
	}

	/** Ends all streams of a site whose plugin was deactivated. */
	disable(): void {
		for ( const reader of this.listeners.all() ) {
			reader.bye( 'site_disabled', this.jitter( 60_000, 120_000 ), this.clock.monotonic() );
		}
	}

	/**
	 * Ends the oldest streams of a participant who has too many. Those on other relays go first: they may be left over from
	 * a relay that died. The one that was just opened stays.
	 */
	limit( subscriber: Subscriber, maximum: number ): void {
		const { participant } = subscriber;
		const open = this.streamsOf( participant );
		const elsewhere = this.presence.streamsElsewhere( participant );
		const excess = Math.max( 0, open.length + elsewhere - maximum );
		const asked = Math.min( excess, elsewhere );
		if ( asked > 0 ) {
			this.presence.askToEvict( participant, asked );
		}
		this.sayTooMany( open.slice( 0, Math.min( excess - asked, open.length - 1 ) ) );
	}

	/** Ends so many of a participant's oldest streams. */
	endOldest( participant: Pick< Participant, 'type' | 'id' >, count: number ): void {
		this.sayTooMany( this.streamsOf( participant ).slice( 0, count ) );
	}

	/**
	 * Ends all streams one by one within `maximumMs`, each with its own delay until it reconnects: short when another relay
	 * can take it; otherwise longer the more streams there are, because they wait for this relay to restart.
	 */
	async drain( maximumMs: number, hasPeers: boolean ): Promise< void > {
		const readers = [ ...this.listeners.all() ];
		// A few readers need hardly any time, and a restart should be quick.
		const milliseconds = Math.min( maximumMs, readers.length * 20 );
		const spreadMs = hasPeers ? 1_000 : Math.max( 2_000, Math.min( 15_000, readers.length * 15 ) );
		const startedAt = performance.now();
		for ( const [ index, reader ] of readers.entries() ) {
			const due = startedAt + ( milliseconds * index ) / readers.length;
			if ( due > performance.now() + 5 ) {
				await new Promise( ( resolve ) => setTimeout( resolve, due - performance.now() ) );
			}
			reader.bye( 'restart', this.jitter( 250, spreadMs ), this.clock.monotonic() );
		}
	}

	/** Destroys all remaining streams. */
	destroy(): void {
		for ( const reader of this.listeners.all() ) {
			reader.destroy();
		}
	}

	private add( subscriber: Subscriber, socket: PreparedSocket ): void {
		this.channel.addClient(
			// The channel would read a cursor from these, unchecked; ours comes from the database.
			{ url: '/', headers: {}, socket, on: () => undefined },
			subscriber
		);
		// The operating system detects clients that vanish while the stream is idle.
		socket.setKeepAlive( true, LIMITS.heartbeatMs );
		const { participant } = subscriber;
		this.listeners.add( subscriber );
		const endHeartbeat = this.heartbeats.add( subscriber );
		this.metrics.streamOpened( participant.side );
		this.presence.enter( participant );
		socket.once( 'close', () => {
			endHeartbeat();
			this.remove( subscriber );
		} );
	}

	private remove( subscriber: Subscriber ): void {
		const { participant } = subscriber;
		this.channel.removeClient( subscriber );
		this.listeners.remove( subscriber );
		this.metrics.streamClosed( participant.side );
		if ( subscriber.wasTooSlow ) {
			this.metrics.streamCut();
		}
		this.presence.leave( participant );
	}

	/** Returns a participant's open streams, the oldest first. */
	private streamsOf( participant: Pick< Participant, 'type' | 'id' > ): Subscriber[] {
		return this.listeners.of( participant ).filter( ( reader ) => reader.isOpen );
	}

	private sayTooMany( readers: readonly Subscriber[] ): void {
		for ( const reader of readers ) {
			reader.bye( 'too_many', this.jitter( 30_000, 60_000 ), this.clock.monotonic() );
		}
	}

	private hello( subscriber: Subscriber, epoch: string, head: number, resumed: boolean ): void {
		const serverTime = isoTime( this.clock.now() );
		subscriber.control( { type: 'hello', protocol: PROTOCOL_VERSION, epoch, head, resumed, serverTime } );
	}

	private send( readers: readonly Subscriber[], event: string, data: string, id?: string ): void {
		if ( readers.length > 0 ) {
			this.channel.send( id === undefined ? { event, data } : { event, id, data }, readers );
			this.metrics.delivered( readers.length );
		}
	}

	private controlAll( event: ControlEvent ): void {
		this.send( [ ...this.listeners.all() ], event.type, toJson( event ) );
	}

	/* An agent who may not see a conversation any more would keep it on screen; a reload removes it. */
	private tellWhoLostSight( from: number | null, to: number | null ): void {
		const { epoch, head } = this.position;
		for ( const reader of this.listeners.allAgents() ) {
			const agent = reader.participant;
			if ( maySeeDepartment( agent, from ) && ! maySeeDepartment( agent, to ) ) {
				this.send( [ reader ], 'reset', toJson( { type: 'reset', reason: 'access_changed', epoch, head } ) );
			}
		}
	}

	private jitter( minimum: number, maximum: number ): number {
		return Math.round( minimum + Math.random() * ( maximum - minimum ) );
	}
}
