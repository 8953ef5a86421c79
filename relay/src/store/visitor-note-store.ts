import { makeId } from '../ids';
import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** A note about a visitor, with who wrote it. */
export interface VisitorNoteRow {
	id: number;
	publicId: string;
	visitorId: number;
	agentId: number;
	clientId: string;
	body: string;
	createdAt: string;
	/** Null when the relay does not know who that is. */
	agentName: string | null;
	agentAvatarUrl: string | null;
}

const COLUMNS = `n.id, n.public_id AS publicId, n.visitor_id AS visitorId, n.agent_id AS agentId, n.client_id AS clientId,
	n.body, n.created_at AS createdAt, a.name AS agentName, a.avatar_url AS agentAvatarUrl`;

/** What agents note about visitors, whatever the conversation. */
export class VisitorNoteStore {
	private readonly select: string;

	constructor( private readonly tables: Tables ) {
		this.select = `SELECT ${ COLUMNS } FROM ${ tables.visitorNotes } n LEFT JOIN ${ tables.agents } a ON a.id = n.agent_id`;
	}

	/** Returns a visitor's notes, the newest first: all of them, for those of two who became one may be more than of one. */
	async list( db: Queryable, visitorId: number ): Promise< VisitorNoteRow[] > {
		return db.query< VisitorNoteRow >( `${ this.select } WHERE n.visitor_id = ? ORDER BY n.id DESC`, [
			visitorId,
		] );
	}

	/** Returns a note about this visitor. */
	async find( db: Queryable, visitorId: number, publicId: string ): Promise< VisitorNoteRow | null > {
		const [ row ] = await db.query< VisitorNoteRow >(
			`${ this.select } WHERE n.public_id = ? AND n.visitor_id = ?`,
			[ publicId, visitorId ]
		);
		return row ?? null;
	}

	/** Returns the note that an agent has sent with this client id. */
	async findByClientId( db: Queryable, agentId: number, clientId: string ): Promise< VisitorNoteRow | null > {
		const [ row ] = await db.query< VisitorNoteRow >( `${ this.select } WHERE n.agent_id = ? AND n.client_id = ?`, [
			agentId,
			clientId,
		] );
		return row ?? null;
	}

	/** Counts a visitor's notes. The caller has locked the visitor. */
	async count( db: Queryable, visitorId: number ): Promise< number > {
		const [ row ] = await db.query< { total: number } >(
			`SELECT COUNT(*) AS total FROM ${ this.tables.visitorNotes } WHERE visitor_id = ?`,
			[ visitorId ]
		);
		return row?.total ?? 0;
	}

	/** Keeps a note, and returns its public id. Throws a duplicate-key error if the agent has used the client id before. */
	async insert(
		db: Queryable,
		note: Pick< VisitorNoteRow, 'visitorId' | 'agentId' | 'clientId' | 'body' >,
		now: string
	): Promise< string > {
		const publicId = makeId( 'n' );
		await db.change(
			`INSERT INTO ${ this.tables.visitorNotes } (public_id, visitor_id, agent_id, client_id, body, created_at)
			VALUES (?, ?, ?, ?, ?, ?)`,
			[ publicId, note.visitorId, note.agentId, note.clientId, note.body, now ]
		);
		return publicId;
	}

	/** Deletes a note. */
	async delete( db: Queryable, id: number ): Promise< void > {
		await db.change( `DELETE FROM ${ this.tables.visitorNotes } WHERE id = ?`, [ id ] );
	}

	/** Gives the notes about somebody nameless to who they are now. */
	async move( db: Queryable, fromVisitorId: number, visitorId: number ): Promise< void > {
		await db.change( `UPDATE ${ this.tables.visitorNotes } SET visitor_id = ? WHERE visitor_id = ?`, [
			visitorId,
			fromVisitorId,
		] );
	}
}
