import type { Queryable } from './queryable';
import type { EventRow } from './event-row';
import type { Tables } from './tables';

/** Where a reaction stands. */
export interface ReactionRow {
	/** The number of the last event that it has handled. */
	position: number;
	/** How often the next one has failed. */
	attempts: number;
}

/** The same, with what there is in the feed. */
export interface LoadedReaction extends ReactionRow {
	head: number;
	/** The number of the oldest event that is still kept; null when none is. */
	oldest: number | null;
}

/** The cursors of reactions, and the events that they could not handle. */
export class ReactionStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns where a reaction stands. One that is new here begins after the newest event. */
	async load( db: Queryable, name: string, now: string ): Promise< LoadedReaction > {
		await db.change(
			`INSERT INTO ${ this.tables.reactions } (name, position, updated_at)
			SELECT ?, head, ? FROM ${ this.tables.feed } WHERE id = 1
			ON DUPLICATE KEY UPDATE name = VALUES(name)`,
			[ name, now ]
		);
		const [ row ] = await db.query< LoadedReaction >(
			`SELECT r.position, r.attempts, f.head, (SELECT MIN(e.number) FROM ${ this.tables.events } e) AS oldest
			FROM ${ this.tables.reactions } r JOIN ${ this.tables.feed } f ON f.id = 1 WHERE r.name = ?`,
			[ name ]
		);
		return row as LoadedReaction;
	}

	/**
	 * Moves a reaction on from where the caller takes it to be, or back when a restored backup has fewer events. Returns
	 * false when it is elsewhere: somebody else works at it.
	 */
	async move( db: Queryable, name: string, from: number, to: number, now: string ): Promise< boolean > {
		const { affectedRows } = await db.change(
			`UPDATE ${ this.tables.reactions } SET position = ?, attempts = 0, last_error = NULL, updated_at = ?
			WHERE name = ? AND position = ?`,
			[ to, now, name, from ]
		);
		return affectedRows === 1;
	}

	/** Notes that the event after `position` has failed so many times. Returns false when the reaction is elsewhere. */
	async noteFailure(
		db: Queryable,
		name: string,
		{ position, attempts }: ReactionRow,
		error: string,
		now: string
	): Promise< boolean > {
		const { affectedRows } = await db.change(
			`UPDATE ${ this.tables.reactions } SET attempts = ?, last_error = ?, updated_at = ?
			WHERE name = ? AND position = ?`,
			[ attempts, error, now, name, position ]
		);
		return affectedRows === 1;
	}

	/** Keeps what is known of an event that a reaction passes over. */
	async setAside(
		db: Queryable,
		name: string,
		event: EventRow,
		attempts: number,
		error: string,
		now: string
	): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.reactionFailures }
			(reaction, event_number, event_type, conversation_id, attempts, error, failed_at) VALUES (?, ?, ?, ?, ?, ?, ?)
			ON DUPLICATE KEY UPDATE attempts = VALUES(attempts), error = VALUES(error), failed_at = VALUES(failed_at)`,
			[ name, event.number, event.type, event.conversationId, attempts, error, now ]
		);
	}

	/** Deletes some of what was set aside before a moment; returns how many. */
	async deleteFailuresBefore( db: Queryable, moment: string, limit: number ): Promise< number > {
		const { affectedRows } = await db.change(
			`DELETE FROM ${ this.tables.reactionFailures } WHERE failed_at < ? ORDER BY failed_at LIMIT ?`,
			[ moment, limit ]
		);
		return affectedRows;
	}
}
