import type { Clock } from './clock';
import type { Queryable } from './store/queryable';
import type { QueueStore } from './store/queue-store';
import { sqlTime } from './store/sql-time';

/** Waits of yesterday say nothing about today. */
const RECENT_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** The newest waits that are looked at, and how many there must be to expect anything. */
const WAITS = 9;
const FEWEST_WAITS = 3;
/** Expecting anew for each visitor would cost each of them a query. */
const FRESH_MS = 30_000;

/**
 * Knows how long visitors have waited lately, by department, or in all of them where a department has had too few. Those who
 * left before somebody came do not count.
 */
export class ExpectedWaits {
	private readonly known = new Map< number | null, { readonly at: number; readonly ms: Promise< number | null > } >();

	constructor(
		private readonly db: Queryable,
		private readonly queues: Pick< QueueStore, 'listRecentWaits' >,
		private readonly clock: Clock
	) {}

	/** Returns the wait in the middle of the newest ones in milliseconds, in whole minutes; null when there are too few. */
	get( departmentId: number | null ): Promise< number | null > {
		const now = this.clock.monotonic();
		const known = this.known.get( departmentId );
		if ( known !== undefined && now - known.at < FRESH_MS ) {
			return known.ms;
		}
		const ms = this.read( departmentId );
		this.known.set( departmentId, { at: now, ms } );
		// What failed is asked for again by the next one.
		ms.catch( () => this.known.delete( departmentId ) );
		return ms;
	}

	private async read( departmentId: number | null ): Promise< number | null > {
		const since = sqlTime( this.clock.now() - RECENT_MS );
		const ofDepartment = await this.queues.listRecentWaits( this.db, departmentId, since, WAITS );
		return (
			middleOf( ofDepartment ) ?? middleOf( await this.queues.listRecentWaits( this.db, 'all', since, WAITS ) )
		);
	}
}

/** Returns the wait in the middle, in whole minutes; null when there are too few to tell. */
function middleOf( waits: readonly number[] ): number | null {
	const sorted = [ ...waits ].sort( ( one, other ) => one - other );
	const middle = sorted[ Math.floor( sorted.length / 2 ) ];
	return middle === undefined || sorted.length < FEWEST_WAITS ? null : Math.ceil( middle / MINUTE_MS ) * MINUTE_MS;
}
