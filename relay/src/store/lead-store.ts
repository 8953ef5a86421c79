import type { LeadAnswer } from '../../protocol';
import { makeId } from '../ids';
import type { BoundValue, Queryable } from './queryable';
import type { Tables } from './tables';

/** What a visitor has entered. */
export interface LeadContent {
	name: string;
	email: string | null;
	phone: string | null;
	answers: readonly LeadAnswer[];
	/** Names of the tags that the conversation gets. */
	tags: readonly string[];
	departmentId: number | null;
	/** As conversations have it; null: none of the answers says. */
	priority: number | null;
	consentText: string | null;
	consentAt: string | null;
}

/** A lead whose visitor, and conversation if there is one, are known by their internal ids. */
export interface LeadRow extends LeadContent {
	id: number;
	conversationId: number | null;
}

/** A lead with what its wire form needs. */
export interface LeadDetails extends LeadRow {
	publicId: string;
	visitorPublicId: string;
	conversationPublicId: string | null;
	pageUrl: string | null;
	createdAt: string;
	updatedAt: string;
}

/** A page of the leads, the newest first. */
export interface LeadPage {
	visitorId?: number;
	conversationId?: number;
	/** Only those in these departments; undefined: in any. */
	departmentIds?: readonly number[];
	/** Only those with a lower id. */
	before?: number;
	limit: number;
}

type Stored< Row > = Omit< Row, 'answers' | 'tags' > & { answers: string; tags: string };

const ROW = `l.id, l.conversation_id AS conversationId, l.department_id AS departmentId, l.priority, l.name, l.email, l.phone, l.answers,
	l.tags, l.consent_text AS consentText, l.consent_at AS consentAt`;

const DETAILS = `${ ROW }, l.public_id AS publicId, v.public_id AS visitorPublicId, c.public_id AS conversationPublicId,
	l.page_url AS pageUrl, l.created_at AS createdAt, l.updated_at AS updatedAt`;

/** What visitors have entered before the chat, or beside it. */
export class LeadStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns what a visitor has entered that no conversation has yet. The caller has locked the visitor. */
	async findWaiting( db: Queryable, visitorId: number ): Promise< LeadRow | null > {
		return this.find( db, 'visitor_id = ? AND l.conversation_id IS NULL LIMIT 1', visitorId );
	}

	/** Returns what was entered for a conversation. */
	async findByConversation( db: Queryable, conversationId: number ): Promise< LeadRow | null > {
		return this.find( db, 'conversation_id = ? LIMIT 1', conversationId );
	}

	private async find( db: Queryable, condition: string, id: number ): Promise< LeadRow | null > {
		const [ row ] = await db.query< Stored< LeadRow > >(
			`SELECT ${ ROW } FROM ${ this.tables.leads } l WHERE l.${ condition }`,
			[ id ]
		);
		return row === undefined ? null : read( row );
	}

	/** Keeps what a visitor has entered. */
	async insert(
		db: Queryable,
		visitorId: number,
		content: LeadContent,
		pageUrl: string | null,
		now: string
	): Promise< number > {
		const { insertId } = await db.change(
			`INSERT INTO ${ this.tables.leads }
			(public_id, visitor_id, name, email, phone, answers, tags, department_id, priority, consent_text, consent_at,
			page_url, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			[ makeId( 'l' ), visitorId, ...valuesOf( content ), pageUrl, now, now ]
		);
		return insertId;
	}

	/** Puts what a visitor has entered now in the place of what they had entered before. */
	async update( db: Queryable, id: number, content: LeadContent, now: string ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.leads } SET name = ?, email = ?, phone = ?, answers = ?, tags = ?, department_id = ?,
			priority = ?, consent_text = ?, consent_at = ?, updated_at = ? WHERE id = ?`,
			[ ...valuesOf( content ), now, id ]
		);
	}

	/** Notes which conversation came of it. */
	async assign( db: Queryable, id: number, conversationId: number ): Promise< void > {
		await db.change( `UPDATE ${ this.tables.leads } SET conversation_id = ? WHERE id = ?`, [ conversationId, id ] );
	}

	/** Gives everything that somebody has entered to who they are now. */
	async move( db: Queryable, fromVisitorId: number, visitorId: number ): Promise< void > {
		await db.change( `UPDATE ${ this.tables.leads } SET visitor_id = ? WHERE visitor_id = ?`, [
			visitorId,
			fromVisitorId,
		] );
	}

	/** Returns a page of the leads. */
	async listPage( db: Queryable, page: LeadPage ): Promise< LeadDetails[] > {
		const conditions: [ sql: string, value: BoundValue | undefined ][] = [
			// Always a condition on the key: without one an optimizer begins with all rows.
			[ 'l.id < ?', page.before ?? Number.MAX_SAFE_INTEGER ],
			[ 'l.visitor_id = ?', page.visitorId ],
			[ 'l.conversation_id = ?', page.conversationId ],
			// Nothing is in department 0: who may see none sees none.
			[ 'COALESCE(c.department_id, l.department_id) IN (?)', page.departmentIds && [ 0, ...page.departmentIds ] ],
		];
		const given = conditions.filter( ( [ , value ] ) => value !== undefined ) as [ string, BoundValue ][];
		const rows = await db.query< Stored< LeadDetails > >(
			`SELECT ${ DETAILS } FROM ${ this.tables.leads } l
			STRAIGHT_JOIN ${ this.tables.visitors } v ON v.id = l.visitor_id
			LEFT JOIN ${ this.tables.conversations } c ON c.id = l.conversation_id
			WHERE ${ given.map( ( [ sql ] ) => sql ).join( ' AND ' ) } ORDER BY l.id DESC LIMIT ?`,
			[ ...given.map( ( [ , value ] ) => value ), page.limit ]
		);
		return rows.map( ( row ) => read( row ) );
	}
}

const valuesOf = ( content: LeadContent ): BoundValue[] => [
	content.name,
	content.email,
	content.phone,
	JSON.stringify( content.answers ),
	JSON.stringify( content.tags ),
	content.departmentId,
	content.priority,
	content.consentText,
	content.consentAt,
];

function read< Row extends LeadRow >( row: Stored< Row > ): Row {
	return { ...row, answers: JSON.parse( row.answers ), tags: JSON.parse( row.tags ) } as unknown as Row;
}
