import { every, type Cancel, type Clock } from '../clock';
import type { Neighbours } from './neighbours';
import { countedKey, type Note } from './note';
import { RedisAway } from './redis-link';
import type { SiteChannel } from './site-channel';

/** How often each relay writes down what it has, and reads what the others have. */
export const BEAT_MS = 8_000;
/** How long what a relay wrote counts without being written anew. */
const LIFETIME_MS = 3 * BEAT_MS;
/* A Redis that was restarted is empty until everybody has written again, so being missing once proves nothing. */
const MISSING_BEATS = 2;

/** Says in Redis that a relay is there, also when it has nobody. */
const SENTINEL = '-';

type Counts = Map< string, number >;

interface Neighbour {
	counts: Counts;
	missingBeats: number;
	/** Whether it has said goodbye. */
	isLeaving: boolean;
}

/**
 * Knows what the other relays of a site have open, in memory, so that asking costs nothing. Each relay keeps its counts
 * in Redis under a key with a lifetime and tells changes by notes; with every beat it reads the others' keys, so a note
 * that was lost is made up for, and a relay that died without a word is forgotten with its key. While Redis is away
 * what was known last goes on to count: that nobody is there would be a worse guess.
 */
export class RollCall implements Neighbours {
	private readonly own: Counts = new Map();
	private readonly others = new Map< string, Neighbour >();
	/** On how many relays a key is. */
	private readonly places = new Map< string, number >();
	private readonly changeListeners: Array< ( key: string ) => void > = [];
	private readonly askListeners: Array< ( key: string, streams: number ) => void > = [];
	/** Notes that came while keys were being read: they may be newer than what was read. */
	private meanwhile: Note[] | null = null;
	private isStopped = false;
	private cancelBeat: Cancel = () => {};

	constructor(
		private readonly channel: SiteChannel,
		private readonly clock: Clock
	) {
		channel.onNote( ( note ) => this.hear( note ) );
		channel.link.onUp( () => void this.beat() );
	}

	/** Begins to write and to read; resolves after the first time. */
	async start(): Promise< void > {
		this.cancelBeat = every( this.clock, BEAT_MS, () => void this.beat() );
		await this.beat();
	}

	/** Says goodbye: whoever was here has so long to turn up elsewhere before they count as gone. */
	async leave( graceMs: number ): Promise< void > {
		this.isStopped = true;
		this.cancelBeat();
		for ( const key of this.own.keys() ) {
			if ( isAddress( key ) ) {
				this.own.delete( key );
			} else {
				this.own.set( key, 0 );
			}
		}
		this.channel.tell( { isLeaving: true } );
		await Promise.all( [ this.write( graceMs ).catch( ignoreAway ), this.channel.flush() ] );
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
		this.channel.link
			.run( ( client ) =>
				Promise.all( [
					streams === null ? client.hDel( own, key ) : client.hSet( own, key, String( streams ) ),
					// A key that had lapsed would otherwise stay for ever.
					client.pExpire( own, LIFETIME_MS ),
				] )
			)
			.catch( ignoreAway );
		// Told at the end of this turn, so after it was written: who reads the keys later has not missed it.
		this.channel.tell( { streams: [ [ key, streams ] ] } );
	}

	/** Whether another relay serves this site and is not about to stop, as far as is known. */
	get hasOthers(): boolean {
		return [ ...this.others.values() ].some( ( { isLeaving } ) => ! isLeaving );
	}

	streamsOf( key: string ): number {
		let sum = 0;
		for ( const { counts } of this.others.values() ) {
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

	/* Which of all streams is the oldest, no relay knows; where most are is the fairest guess. */
	askToEnd( key: string, streams: number ): void {
		const fullest = [ ...this.others ]
			.map( ( [ to, { counts } ] ) => ( { to, count: counts.get( key ) ?? 0 } ) )
			.sort( ( a, b ) => b.count - a.count );
		for ( const { to, count } of fullest ) {
			const share = Math.min( streams, count );
			if ( share > 0 ) {
				this.channel.tell( { crowd: [ { to, key, streams: share } ] } );
				streams -= share;
			}
		}
	}

	onChange( listener: ( key: string ) => void ): void {
		this.changeListeners.push( listener );
	}

	onAsked( listener: ( key: string, streams: number ) => void ): void {
		this.askListeners.push( listener );
	}

	private get ownKey(): string {
		return this.channel.key( 'relay', this.channel.link.relayId );
	}

	private get relaysKey(): string {
		return this.channel.key( 'relays' );
	}

	/** Writes what is here and reads what is elsewhere. */
	private async beat(): Promise< void > {
		if ( this.meanwhile !== null || this.isStopped || ! this.channel.link.isUp ) {
			return;
		}
		this.meanwhile = [];
		try {
			await this.write( LIFETIME_MS );
			const found = await this.read();
			for ( const [ id, counts ] of found ) {
				this.replace( id, counts );
			}
			await this.forgetMissing( found );
		} catch ( error ) {
			ignoreAway( error );
		} finally {
			const notes = this.meanwhile;
			this.meanwhile = null;
			notes.forEach( ( note ) => this.apply( note ) );
		}
	}

	private async write( lifetimeMs: number ): Promise< void > {
		const fields: Record< string, string > = { [ SENTINEL ]: '0' };
		for ( const [ key, count ] of this.own ) {
			fields[ key ] = String( count );
		}
		await this.channel.link.run( ( client ) =>
			client
				.multi()
				.del( this.ownKey )
				.hSet( this.ownKey, fields )
				.pExpire( this.ownKey, lifetimeMs )
				.sAdd( this.relaysKey, this.channel.link.relayId )
				.pExpire( this.relaysKey, LIFETIME_MS )
				.exec()
		);
	}

	/** Returns what those relays have whose keys are there. */
	private async read(): Promise< Map< string, Counts > > {
		const { link } = this.channel;
		const ids = ( await link.run( ( client ) => client.sMembers( this.relaysKey ) ) ).filter(
			( id ) => id !== link.relayId
		);
		const all = await link.run( ( client ) =>
			Promise.all( ids.map( ( id ) => client.hGetAll( this.channel.key( 'relay', id ) ) ) )
		);
		return new Map(
			ids.flatMap( ( id, index ) => {
				const fields = all[ index ] ?? {};
				return SENTINEL in fields ? [ [ id, readCounts( fields ) ] as const ] : [];
			} )
		);
	}

	private async forgetMissing( found: ReadonlyMap< string, Counts > ): Promise< void > {
		for ( const [ id, neighbour ] of this.others ) {
			neighbour.missingBeats = found.has( id ) ? 0 : neighbour.missingBeats + 1;
			if ( neighbour.missingBeats >= MISSING_BEATS ) {
				this.replace( id, new Map() );
				this.others.delete( id );
				await this.channel.link.run( ( client ) => client.sRem( this.relaysKey, id ) );
			}
		}
	}

	private hear( note: Note ): void {
		this.meanwhile?.push( note );
		this.apply( note );
		for ( const { to, key, streams } of note.crowd ?? [] ) {
			if ( to === this.channel.link.relayId ) {
				this.askListeners.forEach( ( listener ) => listener( key, streams ) );
			}
		}
	}

	private apply( { from, streams = [], isLeaving }: Note ): void {
		for ( const [ key, count ] of streams ) {
			this.set( from, key, count );
		}
		if ( isLeaving ) {
			this.neighbour( from ).isLeaving = true;
			for ( const key of this.others.get( from )?.counts.keys() ?? [] ) {
				this.set( from, key, isAddress( key ) ? null : 0 );
			}
		}
	}

	private replace( id: string, counts: Counts ): void {
		for ( const key of this.others.get( id )?.counts.keys() ?? [] ) {
			if ( ! counts.has( key ) ) {
				this.set( id, key, null );
			}
		}
		this.neighbour( id );
		for ( const [ key, count ] of counts ) {
			this.set( id, key, count );
		}
	}

	private neighbour( id: string ): Neighbour {
		const known = this.others.get( id ) ?? { counts: new Map(), missingBeats: 0, isLeaving: false };
		this.others.set( id, known );
		return known;
	}

	private set( id: string, key: string, count: number | null ): void {
		const { counts } = this.neighbour( id );
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

const isAddress = ( key: string ) => key.startsWith( 'address:' );

/** Reads what another process wrote; what is no count of ours is left out. */
function readCounts( fields: Record< string, string > ): Counts {
	return new Map(
		Object.entries( fields )
			.filter( ( [ key, count ] ) => countedKey.safeParse( key ).success && /^[0-9]{1,9}$/.test( count ) )
			.map( ( [ key, count ] ) => [ key, Number( count ) ] )
	);
}

/** The next beat writes and reads everything anew; what is no outage is a mistake of ours. */
function ignoreAway( error: unknown ): void {
	if ( ! ( error instanceof RedisAway ) ) {
		throw error;
	}
}
