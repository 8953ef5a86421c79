import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** What was mailed of a conversation; times are DATETIME(3). */
export interface AnswerMailRow {
	/** The newest answer that was mailed; 0: none. */
	readonly mailedSeq: number;
	/** The newest answer in the mail that was handed over last, or is being handed over. */
	readonly claimedSeq: number;
	readonly claimedAt: string | null;
	readonly failedAt: string | null;
	/** To how many browsers the link of that mail has brought the conversation. */
	readonly linkUses: number;
}

/** A conversation with answers that its visitor has not seen. */
export interface UnseenConversation {
	readonly id: number;
	readonly activityNumber: number;
}

const NOTHING: AnswerMailRow = { mailedSeq: 0, claimedSeq: 0, claimedAt: null, failedAt: null, linkUses: 0 };

/** Answers that went to visitors by mail. */
export class AnswerMailStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns what was mailed of a conversation. */
	find( db: Queryable, conversationId: number ): Promise< AnswerMailRow > {
		return this.read( db, conversationId, '' );
	}

	/** Makes the row of a conversation, if there is none: what is not there cannot be locked. */
	async prepare( db: Queryable, conversationId: number ): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.answerMails } (conversation_id) VALUES (?)
			ON DUPLICATE KEY UPDATE conversation_id = VALUES(conversation_id)`,
			[ conversationId ]
		);
	}

	/** Like `find`, and locks it until the transaction ends, if there is anything. */
	lock( db: Queryable, conversationId: number ): Promise< AnswerMailRow > {
		return this.read( db, conversationId, 'FOR UPDATE' );
	}

	private async read( db: Queryable, conversationId: number, lock: string ): Promise< AnswerMailRow > {
		const [ row ] = await db.query< AnswerMailRow >(
			`SELECT mailed_seq AS mailedSeq, claimed_seq AS claimedSeq, claimed_at AS claimedAt, failed_at AS failedAt,
				link_uses AS linkUses
			FROM ${ this.tables.answerMails } WHERE conversation_id = ? ${ lock }`,
			[ conversationId ]
		);
		return row ?? NOTHING;
	}

	/**
	 * Returns the conversations that have changed after an event number, up to another, and have answers that were not seen
	 * by a visitor with an address, those that changed first first.
	 */
	async listUnseen( db: Queryable, after: number, upTo: number, limit: number ): Promise< UnseenConversation[] > {
		return db.query< UnseenConversation >(
			`SELECT c.id, c.activity_number AS activityNumber
			FROM ${ this.tables.conversations } c FORCE INDEX (state_activity)
			JOIN ${ this.tables.visitors } v ON v.id = c.visitor_id
			WHERE c.state IN ('queued', 'open', 'closed') AND c.activity_number > ? AND c.activity_number <= ?
				AND c.unread_by_visitor > 0 AND v.email IS NOT NULL
			ORDER BY c.activity_number LIMIT ?`,
			[ after, upTo, limit ]
		);
	}

	/** Notes that a mail with the answers up to here is about to be handed over. Its link is a new one. */
	async claim( db: Queryable, conversationId: number, seq: number, now: string ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.answerMails } SET claimed_seq = ?, claimed_at = ?, link_uses = 0 WHERE conversation_id = ?`,
			[ seq, now, conversationId ]
		);
	}

	/** Notes that the mail has left. */
	async noteSent( db: Queryable, conversationId: number, seq: number ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.answerMails } SET mailed_seq = GREATEST(mailed_seq, ?), failed_at = NULL
			WHERE conversation_id = ?`,
			[ seq, conversationId ]
		);
	}

	/** Notes that the mail could not be sent; returns whether that is news. */
	async noteFailure( db: Queryable, conversationId: number, now: string ): Promise< boolean > {
		const { changedRows } = await db.change(
			`UPDATE ${ this.tables.answerMails } SET failed_at = ? WHERE conversation_id = ? AND failed_at IS NULL`,
			[ now, conversationId ]
		);
		return changedRows > 0;
	}

	/** Counts one more browser to which a link has brought a conversation. */
	async countLinkUse( db: Queryable, conversationId: number ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.answerMails } SET link_uses = link_uses + 1 WHERE conversation_id = ?`,
			[ conversationId ]
		);
	}
}
