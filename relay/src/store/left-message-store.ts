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

/** Messages that the plugin stored while the relay was away, until they become conversations. */
export class LeftMessageStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns some, the oldest first. */
	async listWaiting( db: Queryable, limit: number ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.leftMessages } ORDER BY id LIMIT ?`,
			[ limit ]
		);
		return rows.map( ( row ) => row.id );
	}

	/** Locks one, unless it has become a conversation meanwhile. */
	async lockWaiting( db: Queryable, id: number ): Promise< LeftMessageRow | null > {
		const [ row ] = await db.query< LeftMessageRow >(
			`SELECT id, client_id AS clientId, name, email, body, department_public_id AS departmentPublicId,
				is_suspicious AS isSuspicious, page_url AS pageUrl, page_title AS pageTitle, locale,
				created_at AS createdAt
			FROM ${ this.tables.leftMessages } WHERE id = ? FOR UPDATE`,
			[ id ]
		);
		return row ?? null;
	}

	/** Deletes one that has become a conversation. */
	async delete( db: Queryable, id: number ): Promise< void > {
		await db.change( `DELETE FROM ${ this.tables.leftMessages } WHERE id = ?`, [ id ] );
	}
}
