import type { Queryable } from '../store/queryable';
import type { SearchPlace, SearchStore } from '../store/search-store';
import type { Condition } from './query';

/** Places that may have what is searched for; where to go on, null: there are no more. */
export interface Candidates {
	readonly places: readonly SearchPlace[];
	readonly next: SearchPlace | null;
}

/** A condition with how many places meet it, counted up to a limit. */
interface Counted extends Condition {
	readonly count: number;
}

/** Whatever has more places than this is common: then it is looked for where one is, and not read as a whole. */
const COUNTED = 4_000;
/** Places that are looked through at once, and words where a common beginning is looked for. */
const PLACES = 1_000;
const WORDS = 20_000;
/** Conversations whose visitor or tags meet a condition, and places in them that meet another one. */
const CONVERSATIONS = 100;
const PLACES_THERE = 2_000;
/** Conditions beyond these, which are the rarest ones, are left to whoever reads the texts. */
const CONDITIONS = 6;

/**
 * Finds places that may meet several conditions, beginning with the one that fewest do. What it reads is bounded, however
 * much was written and however common the words are: then it finds few places, or none, and says where to go on.
 */
export class PlaceFinder {
	private constructor(
		private readonly store: SearchStore,
		private readonly db: Queryable,
		private readonly rarest: Counted,
		private readonly others: readonly Counted[]
	) {}

	/** Looks how common the conditions are; null: there are none, or one of them is met nowhere. */
	static async of(
		store: SearchStore,
		db: Queryable,
		conditions: readonly Condition[]
	): Promise< PlaceFinder | null > {
		if ( conditions.length === 0 ) {
			return null;
		}
		const counts = await store.count( db, conditions, COUNTED + 1 );
		const [ rarest, ...others ] = conditions
			.map( ( condition, place ): Counted => ( { ...condition, count: counts[ place ] ?? 0 } ) )
			.sort( ( a, b ) => a.count - b.count );
		return rarest === undefined || rarest.count === 0
			? null
			: new PlaceFinder( store, db, rarest, others.slice( 0, CONDITIONS ) );
	}

	/** Returns candidates before a place, the newest first. */
	async find( before: SearchPlace | null ): Promise< Candidates > {
		const { places, next } = this.withFewConversations( await this.begin( before ) );
		const candidates = new Map< string, SearchPlace >();
		const add = ( place: SearchPlace ) => candidates.set( keyOf( place ), place );
		( await this.thatMeetOthers( places ) ).forEach( add );
		// Where the visitor or a tag meets it, messages may meet the rest.
		const about = places.filter( ( { seq } ) => seq === 0 );
		if ( about.length > 0 ) {
			( await this.placesOfOthers( about.map( ( { conversationId } ) => conversationId ) ) ).forEach( add );
		}
		return {
			places: [ ...candidates.values() ]
				.filter( ( place ) => before === null || isBefore( place, before ) )
				.sort( byPlace ),
			next,
		};
	}

	/** Returns places that meet the rarest condition. */
	private async begin( before: SearchPlace | null ): Promise< Candidates > {
		const { store, db, rarest } = this;
		const page = { before, limit: PLACES };
		if ( ! rarest.isBeginning || rarest.count <= COUNTED ) {
			return pageOf( await store.listByWord( db, rarest, page ), null );
		}
		const back = await store.findBack( db, before, WORDS );
		const isWithin = back !== null && before !== null && back.conversationId + 1 >= before.conversationId;
		// Whole conversations, so that nothing that is known of one as such is on another page than its messages.
		const from = back === null || isWithin ? back : { conversationId: back.conversationId + 1, seq: 0 };
		return pageOf( await store.listBetween( db, rarest, { ...page, ...( from === null ? {} : { from } ) } ), from );
	}

	/** Ends a page early where it has too many conversations whose messages are still to be looked for. */
	private withFewConversations( { places, next }: Candidates ): Candidates {
		const last =
			this.others.length === 0 ? undefined : places.filter( ( { seq } ) => seq === 0 )[ CONVERSATIONS - 1 ];
		return last === undefined
			? { places, next }
			: { places: places.slice( 0, places.indexOf( last ) + 1 ), next: last };
	}

	/** Leaves out places at which, and in whose conversations as such, a condition is not met that is cheap to look up. */
	private async thatMeetOthers( places: readonly SearchPlace[] ): Promise< readonly SearchPlace[] > {
		let left = places;
		for ( const other of this.others ) {
			const isLookedUp = ! other.isBeginning || other.count <= COUNTED;
			if ( isLookedUp && left.length > 0 ) {
				left = await this.thatMeet( other, left );
			}
		}
		return left;
	}

	private async thatMeet( other: Counted, places: readonly SearchPlace[] ): Promise< readonly SearchPlace[] > {
		const ids = [ ...new Set( places.map( ( { conversationId } ) => conversationId ) ) ];
		const found = await this.store.listIn( this.db, other, ids, { isCommon: false, limit: COUNTED } );
		if ( found.length === COUNTED ) {
			return places;
		}
		const keys = new Set( found.map( keyOf ) );
		return places.filter( ( place ) => keys.has( keyOf( place ) ) || keys.has( keyOf( { ...place, seq: 0 } ) ) );
	}

	private async placesOfOthers( conversationIds: readonly number[] ): Promise< SearchPlace[] > {
		const found = await Promise.all(
			this.others.map( ( other ) =>
				this.store.listIn( this.db, other, conversationIds, {
					isCommon: other.isBeginning && other.count > COUNTED,
					limit: PLACES_THERE,
				} )
			)
		);
		return found.flat();
	}
}

/** Ends a full page where a conversation ends: what is known of a conversation as such comes after its messages. */
function pageOf( places: readonly SearchPlace[], next: SearchPlace | null ): Candidates {
	if ( places.length < PLACES ) {
		return { places, next };
	}
	const last = places.at( -1 );
	const whole = places.filter( ( { conversationId } ) => conversationId !== last?.conversationId );
	const kept = whole.length > 0 ? whole : places;
	return { places: kept, next: kept.at( -1 ) ?? null };
}

const keyOf = ( { conversationId, seq }: SearchPlace ) => `${ conversationId }.${ seq }`;

const byPlace = ( a: SearchPlace, b: SearchPlace ) => b.conversationId - a.conversationId || b.seq - a.seq;

const isBefore = ( place: SearchPlace, other: SearchPlace ) => byPlace( place, other ) > 0;
