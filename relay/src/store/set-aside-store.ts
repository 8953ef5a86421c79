import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** Conversations that are out of the lists: snoozed for a time, or spam. */
export class SetAsideStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns snoozed conversations, those that wake up first first. */
	async listSnoozed( db: Queryable, limit: number ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.conversations } FORCE INDEX (snoozed_until)
			WHERE snoozed_until IS NOT NULL ORDER BY snoozed_until LIMIT ?`,
			[ limit ]
		);
		return rows.map( ( { id } ) => id );
	}

	/** Returns conversations whose time is over; `now` is a DATETIME(3). */
	async listDue( db: Queryable, now: string, limit: number ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.conversations } FORCE INDEX (snoozed_until)
			WHERE snoozed_until <= ? ORDER BY snoozed_until LIMIT ?`,
			[ now, limit ]
		);
		return rows.map( ( { id } ) => id );
	}

	/** Returns conversations that are spam, in no particular order. */
	async listSpam( db: Queryable, limit: number ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.conversations } FORCE INDEX (spam_from) WHERE spam_from IS NOT NULL LIMIT ?`,
			[ limit ]
		);
		return rows.map( ( { id } ) => id );
	}
}
