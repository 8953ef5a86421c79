import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** A message that WordPress kept while the relay was away. */
export interface LeftMessageRow {
	id: number;
	clientId: string;
	name: string;
	email: string;
	body: string;
	/** The department that it is for, as the sender named it. */
	departmentPublicId: string | null;
	/** A field that people do not see was filled in. */
	isSuspicious: number;
	pageUrl: string | null;
	pageTitle: string | null;
	locale: string | null;
	createdAt: string;
}

/** Messages that the plugin stored while the relay was away. */
export class LeftMessageStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns some that have not become conversations yet, the oldest first. */
	async listWaiting( db: Queryable, limit: number ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.leftMessages } WHERE conversation_id IS NULL ORDER BY id LIMIT ?`,
			[ limit ]
		);
		return rows.map( ( row ) => row.id );
	}

	/** Locks one that has not become a conversation yet. */
	async lockWaiting( db: Queryable, id: number ): Promise< LeftMessageRow | null > {
		const [ row ] = await db.query< LeftMessageRow >(
			`SELECT id, client_id AS clientId, name, email, body, department_public_id AS departmentPublicId,
				is_suspicious AS isSuspicious, page_url AS pageUrl, page_title AS pageTitle, locale,
				created_at AS createdAt
			FROM ${ this.tables.leftMessages } WHERE id = ? AND conversation_id IS NULL FOR UPDATE`,
			[ id ]
		);
		return row ?? null;
	}

	/** Notes which conversation it became. */
	async assign( db: Queryable, id: number, conversationId: number ): Promise< void > {
		await db.change( `UPDATE ${ this.tables.leftMessages } SET conversation_id = ? WHERE id = ?`, [
			conversationId,
			id,
		] );
	}
}
