import type { Queryable } from './queryable';
import type { Tables } from './tables';

type TableName = keyof Tables;

/**
 * The tables whose rows belong to a conversation, by their column `conversation_id`, and go with it. A new table with this
 * column needs its line here or below, and in plugin/includes/Privacy/Personal_Rows.php.
 */
export const ROWS_OF_CONVERSATIONS: readonly TableName[] = [
	'messages',
	'conversationTags',
	'leads',
	'answerMails',
	'searchWords',
	'reactionFailures',
];

/** The same for what belongs to a visitor, by the column `visitor_id`. Conversations go before, one by one. */
export const ROWS_OF_VISITORS: readonly TableName[] = [
	'blocks',
	'events',
	'leads',
	'pageViews',
	'visitorEdits',
	'visitorNotes',
	'visitorSessions',
];

/** Deletes conversations and visitors with all that belongs to them. */
export class ErasureStore {
	constructor( private readonly tables: Tables ) {}

	/** Deletes some of a conversation's messages, so that none of a million is one statement; returns how many. */
	async deleteMessages( db: Queryable, conversationId: number, limit: number ): Promise< number > {
		const { affectedRows } = await db.change(
			`DELETE FROM ${ this.tables.messages } WHERE conversation_id = ? ORDER BY seq LIMIT ?`,
			[ conversationId, limit ]
		);
		return affectedRows;
	}

	/** Deletes some of the words by which a conversation is found; returns how many. */
	async deleteWords( db: Queryable, conversationId: number, limit: number ): Promise< number > {
		const { affectedRows } = await db.change(
			`DELETE FROM ${ this.tables.searchWords } WHERE conversation_id = ? ORDER BY seq, word LIMIT ?`,
			[ conversationId, limit ]
		);
		return affectedRows;
	}

	/** Deletes a conversation that is locked, with what is left of it. */
	async deleteConversation( db: Queryable, id: number ): Promise< void > {
		for ( const table of ROWS_OF_CONVERSATIONS ) {
			await db.change( `DELETE FROM ${ this.tables[ table ] } WHERE conversation_id = ?`, [ id ] );
		}
		await db.change( `DELETE FROM ${ this.tables.conversations } WHERE id = ?`, [ id ] );
	}

	/** Deletes some of a visitor's events; returns how many. */
	async deleteEvents( db: Queryable, visitorId: number, limit: number ): Promise< number > {
		const { affectedRows } = await db.change(
			`DELETE FROM ${ this.tables.events } WHERE visitor_id = ? ORDER BY number LIMIT ?`,
			[ visitorId, limit ]
		);
		return affectedRows;
	}

	/**
	 * Deletes a visitor who is locked and has no conversation, with what is left of them. The access version of a WordPress
	 * account stays: counted anew from zero, it would let a login that has ended go on.
	 */
	async deleteVisitor( db: Queryable, id: number ): Promise< void > {
		await this.keepBlockedAddress( db, id );
		for ( const table of ROWS_OF_VISITORS ) {
			await db.change( `DELETE FROM ${ this.tables[ table ] } WHERE visitor_id = ?`, [ id ] );
		}
		await db.change( `DELETE FROM ${ this.tables.visitors } WHERE id = ?`, [ id ] );
	}

	/** Nobody lifts the block of their address by having their data deleted: for a while it stays, and says nothing else. */
	private async keepBlockedAddress( db: Queryable, visitorId: number ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.blocks } SET visitor_id = NULL, reason = '',
				expires_at = LEAST(COALESCE(expires_at, UTC_TIMESTAMP(3) + INTERVAL 30 DAY), UTC_TIMESTAMP(3) + INTERVAL 30 DAY)
			WHERE visitor_id = ? AND address_hash IS NOT NULL`,
			[ visitorId ]
		);
	}

	/**
	 * Deletes the jobs about these conversations or visitors: those whose payload names one as `conversationId` or `visitorId`.
	 * They are found first and without locks, because that reads all jobs.
	 */
	async deleteJobsAbout(
		db: Queryable,
		name: 'conversationId' | 'visitorId',
		ids: readonly number[]
	): Promise< void > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.jobs } WHERE JSON_EXTRACT(payload, ?) IN (?)`,
			[ `$.${ name }`, ids ]
		);
		if ( rows.length > 0 ) {
			await db.change( `DELETE FROM ${ this.tables.jobs } WHERE id IN (?)`, [ rows.map( ( { id } ) => id ) ] );
		}
	}

	/** Returns those of these visitors who have no conversation any more. */
	async listWithoutConversations( db: Queryable, ids: readonly number[] ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			`SELECT v.id FROM ${ this.tables.visitors } v WHERE v.id IN (?)
				AND NOT EXISTS (SELECT 1 FROM ${ this.tables.conversations } c WHERE c.visitor_id = v.id)`,
			[ ids ]
		);
		return rows.map( ( { id } ) => id );
	}

	/** Deletes those of these visitors of whom nothing is known, said or noted, and who have no session and no block; nobody could miss them. */
	async deleteEmptyVisitors( db: Queryable, ids: readonly number[] ): Promise< void > {
		await db.change(
			`DELETE v FROM ${ this.tables.visitors } v
			WHERE v.id IN (?) AND v.name = '' AND v.email IS NULL AND v.wp_user_id IS NULL AND v.phone IS NULL
				AND v.company IS NULL AND v.fields IS NULL
				AND NOT EXISTS (SELECT 1 FROM ${ this.tables.conversations } c WHERE c.visitor_id = v.id)
				AND NOT EXISTS (SELECT 1 FROM ${ this.tables.leads } l WHERE l.visitor_id = v.id)
				AND NOT EXISTS (SELECT 1 FROM ${ this.tables.pageViews } p WHERE p.visitor_id = v.id)
				AND NOT EXISTS (SELECT 1 FROM ${ this.tables.blocks } b WHERE b.visitor_id = v.id)
				AND NOT EXISTS (SELECT 1 FROM ${ this.tables.visitorEdits } e WHERE e.visitor_id = v.id)
				AND NOT EXISTS (SELECT 1 FROM ${ this.tables.visitorNotes } n WHERE n.visitor_id = v.id)
				AND NOT EXISTS (SELECT 1 FROM ${ this.tables.visitorSessions } s WHERE s.visitor_id = v.id)`,
			[ ids ]
		);
	}
}
