import type { AuthorType, SystemNotice } from '../../protocol';
import { CONTENT_COLUMNS, kindsThat } from '../content/content-types';
import { authorsOf, type Side } from '../participants';
import type { BoundValue, Queryable, Statement } from './queryable';
import type { ConversationRow, MessageDetails, MessageRow } from './rows';
import type { Tables } from './tables';

/** What makes a message the same message when it is sent again. */
export interface MessageKey {
	conversationId: number;
	authorType: AuthorType;
	authorId: number;
	clientId: string;
}

/** A page of a conversation's messages. */
export interface MessagePage {
	conversationId: number;
	/** What is internal is for agents. */
	includesInternal: boolean;
	after?: number;
	before?: number;
	limit: number;
}

/** What somebody last wrote in a conversation. */
export type LastWritten = MessageDetails & {
	/** Who wrote the last text to the other side; null: there is none. */
	lastTextBy: AuthorType | null;
};

const MESSAGE = `m.conversation_id AS conversationId, m.seq, m.public_id AS publicId, m.author_type AS authorType,
	m.author_id AS authorId, m.client_id AS clientId, m.actor_id AS actorId, m.recipient_id AS recipientId,
	m.details, m.created_at AS createdAt, ${ CONTENT_COLUMNS.map( ( column ) => `m.${ column }` ).join( ', ' ) }`;

const DETAILS = `${ MESSAGE }, c.public_id AS conversationPublicId, v.public_id AS visitorPublicId,
	v.name AS visitorName, a.name AS agentName, a.avatar_url AS agentAvatarUrl, r.name AS recipientName,
	r.avatar_url AS recipientAvatarUrl`;

const COLUMNS = [
	'conversation_id',
	'seq',
	'public_id',
	'author_type',
	'author_id',
	'client_id',
	'actor_id',
	'recipient_id',
	'details',
	'created_at',
	...CONTENT_COLUMNS,
];

const PLACEHOLDERS = `(${ COLUMNS.map( () => '?' ).join( ', ' ) })`;

const valuesOf = ( row: MessageRow ): BoundValue[] => [
	row.conversationId,
	row.seq,
	row.publicId,
	row.authorType,
	row.authorId,
	row.clientId,
	row.actorId,
	row.recipientId,
	row.details,
	row.createdAt,
	...CONTENT_COLUMNS.map( ( column ) => row[ column ] ),
];

/** The entries of conversations. */
export class MessageStore {
	private readonly detailsFrom: string;

	constructor( private readonly tables: Tables ) {
		this.detailsFrom = `${ tables.messages } m
			JOIN ${ tables.conversations } c ON c.id = m.conversation_id
			JOIN ${ tables.visitors } v ON v.id = c.visitor_id
			LEFT JOIN ${ tables.agents } a ON a.id = IF(m.author_type = 'agent', m.author_id, m.actor_id)
			LEFT JOIN ${ tables.agents } r ON r.id = m.recipient_id`;
	}

	/** Returns the statement that finds which of these were stored before. */
	selectByKeys( keys: readonly MessageKey[] ): Statement {
		const one = '(m.conversation_id = ? AND m.author_type = ? AND m.author_id = ? AND m.client_id = ?)';
		return [
			`SELECT ${ MESSAGE } FROM ${ this.tables.messages } m WHERE ${ keys.map( () => one ).join( ' OR ' ) }`,
			keys.flatMap( ( key ) => [ key.conversationId, key.authorType, key.authorId, key.clientId ] ),
		];
	}

	/** Returns which of these messages were stored before. */
	async listByKeys( db: Queryable, keys: readonly MessageKey[] ): Promise< MessageRow[] > {
		const [ sql, values ] = this.selectByKeys( keys );
		return keys.length === 0 ? [] : db.query< MessageRow >( sql, values );
	}

	/** Returns what a visitor has posted with a client id, in whichever of their conversations. */
	async listByClientId( db: Queryable, visitorId: number, clientId: string ): Promise< MessageRow[] > {
		return db.query< MessageRow >(
			`SELECT ${ MESSAGE } FROM ${ this.tables.conversations } c
			JOIN ${ this.tables.messages } m ON m.conversation_id = c.id
			WHERE c.visitor_id = ? AND m.author_type = 'visitor' AND m.author_id = c.visitor_id AND m.client_id = ?`,
			[ visitorId, clientId ]
		);
	}

	/** Returns the statement that stores messages whose `seq` was taken under their conversations' locks. */
	insert( rows: readonly MessageRow[] ): Statement {
		return [
			`INSERT INTO ${ this.tables.messages } (${ COLUMNS.join( ', ' ) })
			VALUES ${ rows.map( () => PLACEHOLDERS ).join( ', ' ) }`,
			rows.flatMap( valuesOf ),
		];
	}

	/**
	 * Like `insert`, and takes the locks itself: those of `expected`, the conversations as the `seq` were taken from them. It
	 * fails with `isOutOfDate` when one of them has changed since, or is held by somebody else.
	 */
	insertIfUnchanged(
		rows: readonly MessageRow[],
		expected: ReadonlyArray< Pick< ConversationRow, 'id' | 'activityNumber' > >
	): Statement {
		const ids = expected.map( ( { id } ) => id );
		const numbers = expected.map( ( { activityNumber } ) => activityNumber );
		// Without FORCE INDEX a small table would be scanned and locked as a whole.
		const unchanged = `SELECT COUNT(*) FROM ${ this.tables.conversations } c FORCE INDEX (PRIMARY)
			WHERE c.id IN (?) AND c.activity_number = ELT(FIELD(c.id, ?), ?) FOR UPDATE SKIP LOCKED`;
		const [ first, ...others ] = rows.map( valuesOf );
		const [ conversationId = null, ...rest ] = first ?? [];
		return [
			// A `seq` of null fails the whole statement: the only way to make an INSERT conditional.
			`INSERT INTO ${ this.tables.messages } (${ COLUMNS.join( ', ' ) })
			VALUES (?, IF((${ unchanged }) = ?, ?, NULL)${ ', ?'.repeat( COLUMNS.length - 2 ) })${ `, ${ PLACEHOLDERS }`.repeat( others.length ) }`,
			[ conversationId, ids, ids, numbers, ids.length, ...rest, ...others.flat() ],
		];
	}

	/** Returns these entries, in no particular order. */
	async listByPlaces(
		db: Queryable,
		places: ReadonlyArray< { conversationId: number; seq: number } >
	): Promise< MessageDetails[] > {
		if ( places.length === 0 ) {
			return [];
		}
		return db.query< MessageDetails >(
			`SELECT ${ DETAILS } FROM ${ this.detailsFrom }
			WHERE ${ places.map( () => '(m.conversation_id = ? AND m.seq = ?)' ).join( ' OR ' ) }`,
			places.flatMap( ( place ) => [ place.conversationId, place.seq ] )
		);
	}

	/** Returns what somebody last wrote in each of these conversations in which there is anything. */
	async listLastWritten(
		db: Queryable,
		conversationIds: readonly number[],
		includesInternal: boolean
	): Promise< LastWritten[] > {
		if ( conversationIds.length === 0 ) {
			return [];
		}
		const written = kindsThat( 'isWritten' );
		const internal = kindsThat( 'isInternal' );
		const newest = ( column: string ) =>
			// FORCE INDEX: reads backwards until the first of these kinds, and not all that was said.
			`(SELECT l.${ column } FROM ${ this.tables.messages } l FORCE INDEX (PRIMARY)
				WHERE l.conversation_id = c.id AND l.kind IN (?) ORDER BY l.seq DESC LIMIT 1)`;
		return db.query< LastWritten >(
			`SELECT ${ DETAILS }, w.lastTextBy
			FROM (
				SELECT c.id AS conversationId, ${ newest( 'seq' ) } AS seq, ${ newest( 'author_type' ) } AS lastTextBy
				FROM ${ this.tables.conversations } c WHERE c.id IN (?)
			) w
			STRAIGHT_JOIN ${ this.detailsFrom } WHERE m.conversation_id = w.conversationId AND m.seq = w.seq`,
			[
				includesInternal ? written : written.filter( ( kind ) => ! internal.includes( kind ) ),
				kindsThat( 'countsAsUnread' ),
				conversationIds,
			]
		);
	}

	/**
	 * Returns the place of the last text in each of these conversations that matches a LIKE pattern. Looks through the newest
	 * entries of each, so many at most.
	 */
	async listFoundTexts(
		db: Queryable,
		conversations: ReadonlyArray< Pick< ConversationRow, 'id' | 'lastSeq' > >,
		lookedThrough: number,
		pattern: string
	): Promise< Map< number, number > > {
		if ( conversations.length === 0 ) {
			return new Map();
		}
		const newest = conversations.map( () => '(conversation_id = ? AND seq > ?)' ).join( ' OR ' );
		const rows = await db.query< { conversationId: number; seq: number } >(
			`SELECT conversation_id AS conversationId, MAX(seq) AS seq FROM ${ this.tables.messages }
			WHERE (${ newest }) AND kind IN (?) AND kind NOT IN (?) AND body LIKE ? GROUP BY conversation_id`,
			[
				...conversations.flatMap( ( { id, lastSeq } ) => [ id, Math.max( 0, lastSeq - lookedThrough ) ] ),
				kindsThat( 'countsAsUnread' ),
				kindsThat( 'isInternal' ),
				pattern,
			]
		);
		return new Map( rows.map( ( { conversationId, seq } ) => [ conversationId, seq ] ) );
	}

	/** Returns where and when a notice was last added to a conversation; null: never. */
	async findLastNotice(
		db: Queryable,
		conversationId: number,
		notice: SystemNotice
	): Promise< Pick< MessageRow, 'seq' | 'createdAt' > | null > {
		const [ row ] = await db.query< Pick< MessageRow, 'seq' | 'createdAt' > >(
			`SELECT seq, created_at AS createdAt FROM ${ this.tables.messages }
			WHERE conversation_id = ? AND kind = 'system' AND body = ? ORDER BY seq DESC LIMIT 1`,
			[ conversationId, notice ]
		);
		return row ?? null;
	}

	/** Returns a page, oldest first, and whether more lie beyond the end that was asked for. */
	async listPage( db: Queryable, page: MessagePage ): Promise< { rows: MessageDetails[]; hasMore: boolean } > {
		const isForward = page.after !== undefined;
		const conditions = [ 'm.conversation_id = ?' ];
		const values: BoundValue[] = [ page.conversationId ];
		if ( page.after !== undefined ) {
			conditions.push( 'm.seq > ?' );
			values.push( page.after );
		}
		if ( page.before !== undefined ) {
			conditions.push( 'm.seq < ?' );
			values.push( page.before );
		}
		if ( ! page.includesInternal ) {
			conditions.push( 'm.kind NOT IN (?)' );
			values.push( kindsThat( 'isInternal' ) );
		}
		const rows = await db.query< MessageDetails >(
			`SELECT ${ DETAILS } FROM ${ this.detailsFrom } WHERE ${ conditions.join( ' AND ' ) }
			ORDER BY m.seq ${ isForward ? 'ASC' : 'DESC' } LIMIT ?`,
			[ ...values, page.limit + 1 ]
		);
		const hasMore = rows.length > page.limit;
		const kept = rows.slice( 0, page.limit );
		return { rows: isForward ? kept : kept.reverse(), hasMore };
	}

	/** Makes what a conversation's visitor has written another visitor's. */
	async move( db: Queryable, conversationId: number, visitorId: number ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.messages } SET author_id = ? WHERE conversation_id = ? AND author_type = 'visitor'`,
			[ visitorId, conversationId ]
		);
	}

	/** Counts what one side has written after a place: unread by the other side, which has read up to there. */
	async countUnread( db: Queryable, conversationId: number, by: Side, readSeq: number ): Promise< number > {
		const [ row ] = await db.query< { unread: number } >(
			`SELECT COUNT(*) AS unread FROM ${ this.tables.messages }
			WHERE conversation_id = ? AND seq > ? AND kind IN (?) AND author_type IN (?)`,
			[ conversationId, readSeq, kindsThat( 'countsAsUnread' ), authorsOf( by ) ]
		);
		return row?.unread ?? 0;
	}
}
