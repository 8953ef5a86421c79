import type { ConversationState } from '../../protocol';
import type { Queryable } from './queryable';
import type { Tables } from './tables';

interface Active {
	activityNumber: number;
	updatedAt: string;
}

/** Finds places in the order of activity by time. */
export class ActivityStore {
	constructor( private readonly tables: Tables ) {}

	/**
	 * Returns the activity number of the first conversation of a state that was last active at this time or later; null when
	 * there is none. Numbers rise with the time, so that it takes some thirty reads of one row, however many there are.
	 */
	async findFirstSince( db: Queryable, state: ConversationState, time: string ): Promise< number | null > {
		const newest = await this.findNext( db, state, 'activity_number >= 0 ORDER BY activity_number DESC' );
		if ( newest === null || newest.updatedAt < time ) {
			return null;
		}
		let first = newest.activityNumber;
		for ( let low = 0, high = first; low < high; ) {
			const middle = Math.floor( ( low + high ) / 2 );
			const next = await this.findNext( db, state, 'activity_number >= ? ORDER BY activity_number', middle );
			if ( next !== null && next.updatedAt < time ) {
				low = next.activityNumber + 1;
			} else {
				first = next?.activityNumber ?? first;
				high = middle;
			}
		}
		return first;
	}

	private async findNext(
		db: Queryable,
		state: ConversationState,
		where: string,
		...bound: number[]
	): Promise< Active | null > {
		const [ row ] = await db.query< Active >(
			`SELECT activity_number AS activityNumber, updated_at AS updatedAt
			FROM ${ this.tables.conversations } FORCE INDEX (state_activity) WHERE state = ? AND ${ where } LIMIT 1`,
			[ state, ...bound ]
		);
		return row ?? null;
	}
}
