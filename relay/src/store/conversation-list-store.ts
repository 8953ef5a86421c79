import type { ConversationKind, ConversationState } from '../../protocol';
import { prefixPattern } from './prefix';
import type { ConversationDetailsStore } from './conversation-details-store';
import type { BoundValue, Queryable } from './queryable';
import type { ConversationDetails } from './rows';
import type { Tables } from './tables';

/** Which conversations an agent asks for; undefined leaves a condition out. */
export interface ConversationFilter {
	state?: ConversationState;
	/** A number: assigned to that agent; null: to nobody. */
	assigneeId?: number | null;
	/** Internal ids; what is in none of them is left out. */
	departmentIds?: readonly number[];
	/** Only conversations of these visitors. */
	visitorIds?: readonly number[];
	/** Only these conversations: few, and all that could be meant. */
	conversationIds?: readonly number[];
	/** Only conversations of this kind. */
	kind?: ConversationKind;
	/** Only conversations that are as urgent as this: 0 low, 1 normal, 2 high, 3 urgent. */
	priority?: number;
	/** Only conversations that have this tag. */
	tagId?: number;
	/** Only conversations of visitors whose name or email address begins like this. */
	prefix?: string;
	/** Only what was active before this event number. */
	before?: number;
	limit: number;
}

/** Some conversations, the newest activity first. */
export interface ConversationPage {
	rows: ConversationDetails[];
	/** Where the next page begins; null when there is none. */
	nextBefore: number | null;
}

/** How many conversations wait, are open, and are one's own. */
export interface ConversationCounts {
	queued: number;
	open: number;
	mine: number;
}

/** A conversation's place in the order of the lists. */
interface Place {
	id: number;
	activityNumber: number;
}

const STATES = [ 'queued', 'open', 'closed' ] as const satisfies ConversationState[];

/** How many places a page looks through for a condition that no index has together with the order. */
const LOOKED_THROUGH = 1_000;

/** Pages of conversations, and counts. What a list reads does not grow with the table. */
export class ConversationListStore {
	constructor(
		private readonly tables: Tables,
		private readonly details: ConversationDetailsStore
	) {}

	/**
	 * Returns a page, the newest activity first. What it reads does not grow with the table: where no index has a
	 * condition together with the order, a page looks through so many places and may then hold fewer rows than were asked
	 * for, or none, and still say where the next one begins.
	 */
	async listPage( db: Queryable, filter: ConversationFilter ): Promise< ConversationPage > {
		if ( filter.visitorIds?.length === 0 || filter.conversationIds?.length === 0 ) {
			return { rows: [], nextBefore: null };
		}
		const isLookedThrough =
			filter.prefix !== undefined ||
			filter.tagId !== undefined ||
			filter.kind !== undefined ||
			filter.priority !== undefined ||
			( byKey( filter ) === null && filter.assigneeId !== undefined && filter.departmentIds !== undefined );
		const length = isLookedThrough ? LOOKED_THROUGH : filter.limit + 1;
		const places = await db.query< Place >( ...this.selectPlaces( filter, length ) );
		const wanted = isLookedThrough ? await this.keepMatching( db, places, filter ) : places;
		const page = wanted.slice( 0, filter.limit );
		const end = wanted.length > filter.limit ? page.at( -1 ) : places[ LOOKED_THROUGH - 1 ];
		return { rows: await this.listInOrder( db, page, filter ), nextBefore: end?.activityNumber ?? null };
	}

	/** Returns the statement that reads the newest places that a filter allows, as far as indexes have its conditions. */
	private selectPlaces( filter: ConversationFilter, length: number ): [ string, BoundValue[] ] {
		const keyed = byKey( filter );
		const branches = keyed === null ? branchesOf( filter ) : [ keyed ];
		const selects = branches.map( ( { conditions, index = '' } ) => {
			const all = [ ...conditions ];
			if ( filter.before !== undefined ) {
				all.push( [ 'activity_number < ?', filter.before ] );
			}
			const sql = `SELECT id, activity_number AS activityNumber FROM ${ this.tables.conversations } ${ index }
				WHERE ${ all.map( ( [ condition ] ) => condition ).join( ' AND ' ) } ORDER BY activity_number DESC LIMIT ?`;
			return { sql, values: [ ...all.flatMap( ( [ , ...bound ] ) => bound ), length ] };
		} );
		const values = selects.flatMap( ( select ) => select.values );
		return selects.length === 1
			? [ selects.map( ( { sql } ) => sql ).join( '' ), values ]
			: [
					`${ selects.map( ( { sql } ) => `(${ sql })` ).join( ' UNION ALL ' ) } ORDER BY activityNumber DESC LIMIT ?`,
					[ ...values, length ],
				];
	}

	/** Keeps the places whose conversations meet the conditions that had no index. */
	private async keepMatching(
		db: Queryable,
		places: readonly Place[],
		{ prefix, tagId, kind, priority, departmentIds }: ConversationFilter
	): Promise< Place[] > {
		if ( places.length === 0 ) {
			return [];
		}
		const conditions: Condition[] = [ [ 'c.id IN (?)', places.map( ( { id } ) => id ) ] ];
		if ( departmentIds !== undefined ) {
			conditions.push( [ 'c.department_id IN (?)', orNone( departmentIds ) ] );
		}
		if ( kind !== undefined ) {
			conditions.push( [ 'c.kind = ?', kind ] );
		}
		if ( priority !== undefined ) {
			conditions.push( [ 'c.priority = ?', priority ] );
		}
		if ( prefix !== undefined ) {
			const pattern = prefixPattern( prefix );
			conditions.push( [ '(v.name LIKE ? OR v.email LIKE ?)', pattern, pattern ] );
		}
		const tagged =
			tagId === undefined
				? ''
				: `STRAIGHT_JOIN ${ this.tables.conversationTags } ct ON ct.conversation_id = c.id AND ct.tag_id = ?`;
		const rows = await db.query< { id: number } >(
			// STRAIGHT_JOIN: these conversations first, never all visitors with such a name, or all that have a tag.
			`SELECT c.id FROM ${ this.tables.conversations } c
			STRAIGHT_JOIN ${ this.tables.visitors } v ON v.id = c.visitor_id ${ tagged }
			WHERE ${ conditions.map( ( [ condition ] ) => condition ).join( ' AND ' ) }`,
			[ ...( tagId === undefined ? [] : [ tagId ] ), ...conditions.flatMap( ( [ , ...bound ] ) => bound ) ]
		);
		const ids = new Set( rows.map( ( { id } ) => id ) );
		return places.filter( ( { id } ) => ids.has( id ) );
	}

	private async listInOrder(
		db: Queryable,
		places: readonly Place[],
		{ departmentIds }: ConversationFilter
	): Promise< ConversationDetails[] > {
		const rows = await this.details.list(
			db,
			places.map( ( { id } ) => id )
		);
		const byId = new Map( rows.map( ( row ) => [ row.id, row ] ) );
		return (
			places
				.flatMap( ( { id } ) => byId.get( id ) ?? [] )
				// It may have been transferred between the two reads, to where the reader may not look.
				.filter(
					( { departmentId } ) => departmentIds === undefined || departmentIds.includes( departmentId ?? 0 )
				)
		);
	}

	/** Counts what an agent may see; undefined departments are all. Who has left the queue waits no more. */
	async count( db: Queryable, agentId: number, departmentIds?: readonly number[] ): Promise< ConversationCounts > {
		const within = departmentIds === undefined ? '' : 'AND department_id IN (?)';
		const bound = departmentIds === undefined ? [] : [ orNone( departmentIds ) ];
		// Each by itself, so that each is counted in the index that has its conditions.
		const counting = ( condition: string ) =>
			`(SELECT COUNT(*) FROM ${ this.tables.conversations } WHERE ${ condition } ${ within })`;
		const [ row ] = await db.query< ConversationCounts >(
			`SELECT ${ counting( "state = 'queued' AND left_at IS NULL" ) } AS queued, ${ counting( "state = 'open'" ) } AS open,
				${ counting( "state = 'open' AND assignee_id = ?" ) } AS mine`,
			[ ...bound, ...bound, agentId, ...bound ]
		);
		return row ?? { queued: 0, open: 0, mine: 0 };
	}
}

/** A condition and what is bound to its question marks. */
type Condition = [ sql: string, ...bound: BoundValue[] ];

/** Conditions that one index has together with the order, so that exactly the rows of a page are read. */
interface Branch {
	conditions: Condition[];
	/** Where the optimizer must not choose. */
	index?: string;
}

/** Splits a filter into branches, one for each state, and for each department where no assignee is asked for. */
function branchesOf( { state, assigneeId, departmentIds }: ConversationFilter ): Branch[] {
	const states = ( state === undefined ? STATES : [ state ] ).map( ( each ): Condition => [ 'state = ?', each ] );
	if ( assigneeId !== undefined ) {
		return states.map( ( condition ) => ( { conditions: [ condition, assignedTo( assigneeId ) ] } ) );
	}
	if ( departmentIds !== undefined ) {
		return states.flatMap( ( condition ) =>
			orNone( departmentIds ).map( ( id ) => ( { conditions: [ condition, [ 'department_id = ?', id ] ] } ) )
		);
	}
	return states.map( ( condition ) => ( { conditions: [ condition ] } ) );
}

/**
 * What is asked for of some visitors, or of some conversations, is read by their key: an optimizer could take the order's
 * instead and walk through all others'. Null when neither is given.
 */
function byKey( filter: ConversationFilter ): Branch | null {
	const { conversationIds, visitorIds, state, assigneeId, departmentIds } = filter;
	const conditions: Condition[] = [];
	if ( conversationIds !== undefined ) {
		conditions.push( [ 'id IN (?)', conversationIds ] );
	}
	if ( visitorIds !== undefined ) {
		conditions.push( [ 'visitor_id IN (?)', visitorIds ] );
	}
	if ( conditions.length === 0 ) {
		return null;
	}
	if ( state !== undefined ) {
		conditions.push( [ 'state = ?', state ] );
	}
	if ( assigneeId !== undefined ) {
		conditions.push( assignedTo( assigneeId ) );
	}
	if ( departmentIds !== undefined ) {
		conditions.push( [ 'department_id IN (?)', orNone( departmentIds ) ] );
	}
	return {
		conditions,
		index: `FORCE INDEX (${ conversationIds === undefined ? 'visitor_client_id' : 'PRIMARY' })`,
	};
}

const assignedTo = ( assigneeId: number | null ): Condition =>
	assigneeId === null ? [ 'assignee_id IS NULL' ] : [ 'assignee_id = ?', assigneeId ];

/* An empty list is no valid SQL; no row has the id 0. */
const orNone = ( ids: readonly number[] ) => ( ids.length > 0 ? ids : [ 0 ] );
