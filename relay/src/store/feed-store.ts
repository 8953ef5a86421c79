import type { Queryable, Statement } from './queryable';
import type { EventRow, EventType, NewEvent } from './event-row';
import type { FeedRow } from './rows';
import type { Tables } from './tables';

/** An event as a query returns it. */
interface StoredEvent extends Pick< EventRow, 'number' | 'type' | 'conversationId' | 'visitorId' | 'isInternal' > {
	seq: number | null;
	data: string | null;
}

const COLUMNS =
	'number, type, conversation_id AS conversationId, visitor_id AS visitorId, seq, is_internal AS isInternal, data';

/** The feed's row and the events that it numbers. */
export class FeedStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns the feed's row. */
	async get( db: Queryable ): Promise< FeedRow > {
		const [ row ] = await db.query< FeedRow >(
			`SELECT epoch, head, is_enabled AS isEnabled, access_version AS accessVersion FROM ${ this.tables.feed } WHERE id = 1`
		);
		if ( row === undefined ) {
			throw new Error( 'The feed has no row. Deactivate and activate the plugin to repair its tables.' );
		}
		return row;
	}

	/** Begins another epoch, in which every stream reloads. */
	async changeEpoch( db: Queryable, epoch: string ): Promise< void > {
		await db.change( `UPDATE ${ this.tables.feed } SET epoch = ? WHERE id = 1`, [ epoch ] );
	}

	/** Makes a conversation's events another visitor's, so that they are found, and go, with everything of that visitor. */
	async move( db: Queryable, conversationId: number, from: number, to: number ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.events } SET visitor_id = ? WHERE visitor_id = ? AND conversation_id = ?`,
			[ to, from, conversationId ]
		);
	}

	/** Returns the events after one number up to another, in order; at most `limit`. */
	async listBetween( db: Queryable, after: number, upTo: number, limit: number ): Promise< EventRow[] > {
		const rows = await db.query< StoredEvent >(
			`SELECT ${ COLUMNS } FROM ${ this.tables.events } WHERE number > ? AND number <= ? ORDER BY number LIMIT ?`,
			[ after, upTo, limit ]
		);
		return rows.map( readEvent );
	}

	/** Like `listBetween`, for some types only. */
	async listOfTypes(
		db: Queryable,
		types: readonly EventType[],
		after: number,
		upTo: number,
		limit: number
	): Promise< EventRow[] > {
		const rows = await db.query< StoredEvent >(
			`SELECT ${ COLUMNS } FROM ${ this.tables.events }
			WHERE number > ? AND number <= ? AND type IN (?) ORDER BY number LIMIT ?`,
			[ after, upTo, types, limit ]
		);
		return rows.map( readEvent );
	}

	/**
	 * Like `listBetween`, for what concerns one visitor, with the number of the oldest event that is still kept (null when
	 * none is). In one statement, so that nothing is deleted between the two.
	 */
	async listForVisitor(
		db: Queryable,
		visitorId: number,
		after: number,
		upTo: number,
		limit: number
	): Promise< { rows: EventRow[]; oldest: number | null } > {
		const rows = await db.query< ( StoredEvent | { number: null } ) & { oldest: number | null } >(
			`SELECT kept.oldest, missed.*
			FROM (SELECT MIN(number) AS oldest FROM ${ this.tables.events }) kept
			LEFT JOIN (
				SELECT ${ COLUMNS } FROM ${ this.tables.events }
				WHERE visitor_id = ? AND number > ? AND number <= ? ORDER BY number LIMIT ?
			) missed ON TRUE`,
			[ visitorId, after, upTo, limit ]
		);
		return {
			rows: rows
				.flatMap( ( { oldest: _oldest, ...row } ) => ( row.number === null ? [] : [ readEvent( row ) ] ) )
				.sort( ( a, b ) => a.number - b.number ),
			oldest: rows[ 0 ]?.oldest ?? null,
		};
	}

	/** Returns the number of the oldest event that is still kept, or null when none is. */
	async findOldest( db: Queryable ): Promise< number | null > {
		const [ row ] = await db.query< { number: number | null } >(
			`SELECT MIN(number) AS number FROM ${ this.tables.events }`
		);
		return row?.number ?? null;
	}

	/**
	 * Deletes some of the oldest events, never one with an older one left. Returns how many, which is `limit` when more
	 * may be left.
	 */
	async deleteBefore( db: Queryable, moment: string, limit: number ): Promise< number > {
		const oldest = await this.findOldest( db );
		if ( oldest === null ) {
			return 0;
		}
		// Numbers come in the order of time, so the oldest are looked at by number; an index on the time would cost each post.
		const [ row ] = await db.query< { number: number | null } >(
			`SELECT MAX(number) AS number FROM ${ this.tables.events } WHERE number < ? AND created_at < ?`,
			[ oldest + limit, moment ]
		);
		if ( row === undefined || row.number === null ) {
			return 0;
		}
		const { affectedRows } = await db.change(
			`DELETE FROM ${ this.tables.events } WHERE number <= ? ORDER BY number LIMIT ?`,
			[ row.number, limit ]
		);
		return affectedRows;
	}

	/**
	 * Returns the statement that takes `count` numbers. It holds the feed's row until the commit, so it comes after
	 * everything that could wait. Until the next such statement LAST_INSERT_ID() is the last number taken.
	 */
	raiseHead( count: number ): Statement {
		return [ `UPDATE ${ this.tables.feed } SET head = LAST_INSERT_ID(head + ?) WHERE id = 1`, [ count ] ];
	}

	/**
	 * Returns the statement that reads the head with the names of visitors: rows of `{head, visitorId, name}`, one at least
	 * (then the visitor is null). In the transaction that has raised it, the head is the last number taken.
	 */
	selectHead( visitorIds: readonly number[] ): Statement {
		return [
			`SELECT f.head, v.id AS visitorId, v.name FROM ${ this.tables.feed } f
			LEFT JOIN ${ this.tables.visitors } v ON v.id IN (?) WHERE f.id = 1`,
			// An empty list is no SQL, and no visitor has this id.
			[ visitorIds.length === 0 ? [ 0 ] : visitorIds ],
		];
	}

	/** Returns the statement that takes the feed's lock without taking a number. */
	selectLocked(): Statement {
		return [ `SELECT head FROM ${ this.tables.feed } WHERE id = 1 FOR UPDATE`, [] ];
	}

	/** Returns the statement that stores events under the numbers taken just before. */
	insertEvents( events: readonly NewEvent[], now: string ): Statement {
		const places = events.map( () => '(LAST_INSERT_ID() - ?, ?, ?, ?, ?, ?, ?, ?)' ).join( ', ' );
		const values = events.flatMap( ( event, index ) => [
			events.length - 1 - index,
			event.type,
			event.conversationId,
			event.visitorId,
			event.seq ?? null,
			event.isInternal ? 1 : 0,
			event.data === undefined ? null : JSON.stringify( event.data ),
			now,
		] );
		return [
			`INSERT INTO ${ this.tables.events }
			(number, type, conversation_id, visitor_id, seq, is_internal, data, created_at) VALUES ${ places }`,
			values,
		];
	}
}

/** Reads a row as `insertEvents` wrote it. */
function readEvent( { seq, data, ...row }: StoredEvent ): EventRow {
	return {
		...row,
		...( seq === null ? {} : { seq } ),
		...( data === null ? {} : { data: JSON.parse( data ) as unknown } ),
	} as EventRow;
}
