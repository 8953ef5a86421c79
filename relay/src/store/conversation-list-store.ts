import type { ActivityStore } from './activity-store';
import {
	branchesOf,
	byKey,
	matchingConditions,
	orNone,
	STATES,
	type Condition,
	type ConversationFilter,
} from './conversation-filter';
import type { ConversationDetailsStore } from './conversation-details-store';
import type { BoundValue, Queryable } from './queryable';
import type { ConversationDetails } from './rows';
import type { Tables } from './tables';

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

/** A filter whose times are numbers. */
type BoundedFilter = ConversationFilter & {
	/** Only what was active with this event number or later. */
	from?: number;
};

/** A conversation's place in the order of the lists. */
interface Place {
	id: number;
	activityNumber: number;
}

/** How many places a page looks through for a condition that no index has together with the order. */
const LOOKED_THROUGH = 1_000;

/** Pages of conversations, and counts. What a list reads does not grow with the table. */
export class ConversationListStore {
	constructor(
		private readonly tables: Tables,
		private readonly details: ConversationDetailsStore,
		private readonly activity: ActivityStore
	) {}

	/**
	 * Returns a page, the newest activity first. What it reads does not grow with the table: where no index has a
	 * condition together with the order, a page looks through so many places and may then hold fewer rows than were asked
	 * for, or none, and still say where the next one begins.
	 */
	async listPage( db: Queryable, filter: ConversationFilter ): Promise< ConversationPage > {
		const bounded = await this.boundByTime( db, filter );
		if ( bounded === null || filter.visitorIds?.length === 0 || filter.conversationIds?.length === 0 ) {
			return { rows: [], nextBefore: null };
		}
		const matching = matchingConditions( filter );
		const isLookedThrough = matching.length > 0 || filter.tagId !== undefined;
		const length = isLookedThrough ? LOOKED_THROUGH : filter.limit + 1;
		const places = await db.query< Place >( ...this.selectPlaces( bounded, length ) );
		const wanted = isLookedThrough ? await this.keepMatching( db, places, matching, filter.tagId ) : places;
		const page = wanted.slice( 0, filter.limit );
		const end = wanted.length > filter.limit ? page.at( -1 ) : places[ LOOKED_THROUGH - 1 ];
		return { rows: await this.listInOrder( db, page, filter ), nextBefore: end?.activityNumber ?? null };
	}

	/** Turns times into event numbers, which the order goes by; null when nothing was active between them. */
	private async boundByTime( db: Queryable, filter: ConversationFilter ): Promise< BoundedFilter | null > {
		const { activeFrom, activeBefore, before, state } = filter;
		const first = async ( time: string ) => {
			const found = await Promise.all(
				( state === undefined ? STATES : [ state ] ).map( ( each ) =>
					this.activity.findFirstSince( db, each, time )
				)
			);
			return found.reduce< number | null >(
				( least, each ) => ( each === null || ( least !== null && least <= each ) ? least : each ),
				null
			);
		};
		const [ from, to ] = await Promise.all( [
			activeFrom === undefined ? undefined : first( activeFrom ),
			activeBefore === undefined ? undefined : first( activeBefore ),
		] );
		const end = [ before, to ?? undefined ].filter( ( each ) => each !== undefined );
		return from === null
			? null
			: {
					...filter,
					...( from !== undefined && { from } ),
					...( end.length > 0 && { before: Math.min( ...end ) } ),
				};
	}

	/** Returns the statement that reads the newest places that a filter allows, as far as indexes have its conditions. */
	private selectPlaces( filter: BoundedFilter, length: number ): [ string, BoundValue[] ] {
		const keyed = byKey( filter );
		const branches = keyed === null ? branchesOf( filter ) : [ keyed ];
		const selects = branches.map( ( { conditions, index = '' } ) => {
			const all = [ ...conditions ];
			if ( filter.before !== undefined ) {
				all.push( [ 'activity_number < ?', filter.before ] );
			}
			if ( filter.from !== undefined ) {
				all.push( [ 'activity_number >= ?', filter.from ] );
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
		matching: readonly Condition[],
		tagId: number | undefined
	): Promise< Place[] > {
		if ( places.length === 0 ) {
			return [];
		}
		const conditions: Condition[] = [ [ 'c.id IN (?)', places.map( ( { id } ) => id ) ], ...matching ];
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

	/** Counts what an agent may see; undefined departments are all. Who has left the queue waits no more, and what is snoozed is not due. */
	async count( db: Queryable, agentId: number, departmentIds?: readonly number[] ): Promise< ConversationCounts > {
		const within = departmentIds === undefined ? '' : 'AND department_id IN (?)';
		const bound = departmentIds === undefined ? [] : [ orNone( departmentIds ) ];
		// Each by itself, so that each is counted in the index that has its conditions; those that are snoozed are few.
		const counting = ( condition: string ) =>
			`(SELECT COUNT(*) FROM ${ this.tables.conversations } WHERE ${ condition } ${ within })
			- (SELECT COUNT(*) FROM ${ this.tables.conversations } FORCE INDEX (snoozed_until)
				WHERE snoozed_until IS NOT NULL AND ${ condition } ${ within })`;
		const mine = [ agentId, ...bound ];
		const [ row ] = await db.query< ConversationCounts >(
			`SELECT ${ counting( "state = 'queued' AND left_at IS NULL" ) } AS queued, ${ counting( "state = 'open'" ) } AS open,
				${ counting( "state = 'open' AND assignee_id = ?" ) } AS mine`,
			[ ...bound, ...bound, ...bound, ...bound, ...mine, ...mine ]
		);
		return row ?? { queued: 0, open: 0, mine: 0 };
	}
}
