import type { Queryable } from './queryable';
import { sqlTime } from './sql-time';
import type { Tables } from './tables';

/** When a visitor began, and when somebody answered first. */
export interface ReplyTimeRow {
	begunAt: string;
	answeredAt: string;
}

/** Conversations that are looked at, and how many messages into one an answer is looked for: enough to tell what is usual. */
const CONVERSATIONS = 100;
const MESSAGES = 30;

/** How long visitors waited for their first answer. */
export class ReplyTimeStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns those of the newest conversations that began after a moment (ms) and were answered. */
	listNewest( db: Queryable, after: number ): Promise< ReplyTimeRow[] > {
		return db.query< ReplyTimeRow >(
			`SELECT c.created_at AS begunAt, MIN( m.created_at ) AS answeredAt
			FROM (
				SELECT id, created_at FROM ${ this.tables.conversations } ORDER BY id DESC LIMIT ${ CONVERSATIONS }
			) AS c
			JOIN ${ this.tables.messages } AS m
				ON m.conversation_id = c.id AND m.seq <= ${ MESSAGES } AND m.author_type = 'agent' AND m.kind = 'text'
			WHERE c.created_at > ?
			GROUP BY c.id, c.created_at`,
			[ sqlTime( after ) ]
		);
	}
}
