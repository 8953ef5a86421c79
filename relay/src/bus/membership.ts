import { every, type Cancel, type Clock } from '../clock';
import { isAddress, parseCounts, presentCounts, type Counts } from './counts';
import type { Peers } from './peers';
import type { PeerMessage } from './peer-message';
import { RedisUnavailableError } from './redis-connection';
import type { SiteChannel } from './site-channel';

/** How often each relay writes its own counts and reads those of its peers. */
export const HEARTBEAT_MS = 8_000;
/** How long a relay's counts are valid without being written again. */
const LIFETIME_MS = 3 * HEARTBEAT_MS;
/* A Redis that was emptied has nothing until every relay has written again, so being missing once proves nothing. */
const MISSED_HEARTBEATS = 2;

interface Peer {
	counts: Counts;
	missedHeartbeats: number;
	/** Whether it has announced that it stops. */
	isLeaving: boolean;
}

/**
 * Knows what the other relays of a site have open, in memory, so that asking costs nothing. Each relay keeps its counts
 * in Redis under a key that expires, and sends changes as messages. With every heartbeat it reads its peers' keys, which
 * makes up for lost messages and drops a peer that died without a word. While Redis is away the last known counts stay:
 * assuming that nobody is there would be a worse guess.
 */
export class Membership implements Peers {
	private readonly own: Counts = new Map();
	private readonly peers = new Map< string, Peer >();
	/** On how many relays a key is. */
	private readonly places = new Map< string, number >();
	private readonly changeListeners: Array< ( key: string ) => void > = [];
	private readonly askListeners: Array< ( key: string, streams: number ) => void > = [];
	/** Messages that came while keys were being read: they may be newer than what was read. */
	private received: PeerMessage[] | null = null;
	/** Since when all heartbeats have worked (monotonic milliseconds); null: the last one failed, or none has come yet. */
	private inTouchSince: number | null = null;
	private isStopped = false;
	private cancelHeartbeat: Cancel = () => {};

	constructor(
		private readonly channel: SiteChannel,
		private readonly clock: Clock
	) {
		channel.onMessage( ( message ) => this.receive( message ) );
		channel.redis.onUp( () => {
			this.inTouchSince = null;
			void this.heartbeat();
		} );
	}

	/** Starts the heartbeat; resolves after the first one. */
	async start(): Promise< void > {
		this.cancelHeartbeat = every( this.clock, HEARTBEAT_MS, () => void this.heartbeat() );
		await this.heartbeat();
	}

	/** Announces that this relay stops. Its readers count as present for `graceMs`, time enough to reconnect elsewhere. */
	async leave( graceMs: number ): Promise< void > {
		this.isStopped = true;
		this.cancelHeartbeat();
		for ( const key of this.own.keys() ) {
			if ( isAddress( key ) ) {
				this.own.delete( key );
			} else {
				this.own.set( key, 0 );
			}
		}
		this.channel.send( { isLeaving: true } );
		await Promise.all( [ this.write( graceMs ).catch( ignoreUnavailable ), this.channel.flush() ] );
	}

	report( key: string, streams: number | null ): void {
		if ( this.isStopped ) {
			return;
		}
		if ( streams === null ) {
			this.own.delete( key );
		} else {
			this.own.set( key, streams );
		}
		const own = this.ownKey;
		this.channel.redis
			.run( ( client ) =>
				Promise.all( [
					streams === null ? client.hDel( own, key ) : client.hSet( own, key, String( streams ) ),
					// A key that had expired would otherwise be created without an expiry.
					client.pExpire( own, LIFETIME_MS ),
				] )
			)
			.catch( ignoreUnavailable );
		// Sent at the end of this turn, after the write: a peer that reads the key later has not missed it.
		this.channel.send( { streams: [ [ key, streams ] ] } );
	}

	/** Whether another relay serves this site and is not about to stop, as far as is known. */
	get hasPeers(): boolean {
		return [ ...this.peers.values() ].some( ( { isLeaving } ) => ! isLeaving );
	}

	streamsOf( key: string ): number {
		let sum = 0;
		for ( const { counts } of this.peers.values() ) {
			sum += counts.get( key ) ?? 0;
		}
		return sum;
	}

	has( key: string ): boolean {
		return this.places.has( key );
	}

	keys(): Iterable< string > {
		return this.places.keys();
	}

	/* What a living relay keeps in Redis is written anew within that time, and what a dead one had is gone. */
	get isSettled(): boolean {
		return (
			this.channel.redis.isUp &&
			this.inTouchSince !== null &&
			this.clock.monotonic() - this.inTouchSince >= LIFETIME_MS
		);
	}

	/* No relay knows which of all streams is the oldest; the peer with the most of them is the best guess. */
	askToEvict( key: string, streams: number ): void {
		const fullest = [ ...this.peers ]
			.map( ( [ to, { counts } ] ) => ( { to, count: counts.get( key ) ?? 0 } ) )
			.sort( ( a, b ) => b.count - a.count );
		for ( const { to, count } of fullest ) {
			const share = Math.min( streams, count );
			if ( share > 0 ) {
				this.channel.send( { evict: [ { to, key, streams: share } ] } );
				streams -= share;
			}
		}
	}

	onChange( listener: ( key: string ) => void ): void {
		this.changeListeners.push( listener );
	}

	onEvict( listener: ( key: string, streams: number ) => void ): void {
		this.askListeners.push( listener );
	}

	private get ownKey(): string {
		return this.channel.key( 'relay', this.channel.redis.relayId );
	}

	private get relaysKey(): string {
		return this.channel.key( 'relays' );
	}

	/** Writes this relay's counts and reads those of its peers. */
	private async heartbeat(): Promise< void > {
		if ( this.received !== null || this.isStopped || ! this.channel.redis.isUp ) {
			return;
		}
		this.received = [];
		try {
			await this.write( LIFETIME_MS );
			const found = await this.read();
			for ( const [ id, counts ] of found ) {
				this.replace( id, counts );
			}
			await this.forgetMissing( found );
			this.inTouchSince ??= this.clock.monotonic();
		} catch ( error ) {
			this.inTouchSince = null;
			ignoreUnavailable( error );
		} finally {
			const messages = this.received;
			this.received = null;
			messages.forEach( ( message ) => this.apply( message ) );
		}
	}

	private async write( lifetimeMs: number ): Promise< void > {
		await this.channel.redis.run( ( client ) =>
			client
				.multi()
				.del( this.ownKey )
				.hSet( this.ownKey, presentCounts( this.own ) )
				.pExpire( this.ownKey, lifetimeMs )
				.sAdd( this.relaysKey, this.channel.redis.relayId )
				.pExpire( this.relaysKey, LIFETIME_MS )
				.exec()
		);
	}

	/** Returns the counts of the relays whose keys exist. */
	private async read(): Promise< Map< string, Counts > > {
		const { redis } = this.channel;
		const ids = ( await redis.run( ( client ) => client.sMembers( this.relaysKey ) ) ).filter(
			( id ) => id !== redis.relayId
		);
		const all = await redis.run( ( client ) =>
			Promise.all( ids.map( ( id ) => client.hGetAll( this.channel.key( 'relay', id ) ) ) )
		);
		return new Map(
			ids.flatMap( ( id, index ) => {
				const counts = parseCounts( all[ index ] ?? {} );
				return counts === null ? [] : [ [ id, counts ] as const ];
			} )
		);
	}

	private async forgetMissing( found: ReadonlyMap< string, Counts > ): Promise< void > {
		if ( ! this.isSettled ) {
			return;
		}
		for ( const [ id, peer ] of this.peers ) {
			peer.missedHeartbeats = found.has( id ) ? 0 : peer.missedHeartbeats + 1;
			if ( peer.missedHeartbeats >= MISSED_HEARTBEATS ) {
				this.replace( id, new Map() );
				this.peers.delete( id );
				await this.channel.redis.run( ( client ) => client.sRem( this.relaysKey, id ) );
			}
		}
	}

	private receive( message: PeerMessage ): void {
		this.received?.push( message );
		this.apply( message );
		for ( const { to, key, streams } of message.evict ?? [] ) {
			if ( to === this.channel.redis.relayId ) {
				this.askListeners.forEach( ( listener ) => listener( key, streams ) );
			}
		}
	}

	private apply( { from, streams = [], isLeaving }: PeerMessage ): void {
		for ( const [ key, count ] of streams ) {
			this.set( from, key, count );
		}
		if ( isLeaving ) {
			this.peer( from ).isLeaving = true;
			for ( const key of this.peers.get( from )?.counts.keys() ?? [] ) {
				this.set( from, key, isAddress( key ) ? null : 0 );
			}
		}
	}

	private replace( id: string, counts: Counts ): void {
		for ( const key of this.peers.get( id )?.counts.keys() ?? [] ) {
			if ( ! counts.has( key ) ) {
				this.set( id, key, null );
			}
		}
		this.peer( id );
		for ( const [ key, count ] of counts ) {
			this.set( id, key, count );
		}
	}

	private peer( id: string ): Peer {
		const known = this.peers.get( id ) ?? { counts: new Map(), missedHeartbeats: 0, isLeaving: false };
		this.peers.set( id, known );
		return known;
	}

	private set( id: string, key: string, count: number | null ): void {
		const { counts } = this.peer( id );
		const wasHere = counts.has( key );
		if ( count === null ) {
			counts.delete( key );
		} else {
			counts.set( key, count );
		}
		if ( wasHere === ( count !== null ) ) {
			return;
		}
		const before = this.places.get( key ) ?? 0;
		const after = before + ( wasHere ? -1 : 1 );
		if ( after === 0 ) {
			this.places.delete( key );
		} else {
			this.places.set( key, after );
		}
		if ( before === 0 || after === 0 ) {
			this.changeListeners.forEach( ( listener ) => listener( key ) );
		}
	}
}

/** The next heartbeat writes and reads everything again; anything but an outage is a bug. */
function ignoreUnavailable( error: unknown ): void {
	if ( ! ( error instanceof RedisUnavailableError ) ) {
		throw error;
	}
}
