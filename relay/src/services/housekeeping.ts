import type { Clock } from '../clock';
import type { Database } from '../store/database';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';

/** How long events are kept for streams that come back; who stays away longer reloads. */
const EVENTS_MS = 7 * 86_400_000;
/** How long it can be looked up what was set aside, and why. */
const FAILURES_MS = 30 * 86_400_000;
const BATCH = 2_000;
/** As many as a busy site makes between two rounds; what is left waits for the next one. */
const BATCHES = 50;

/** Deletes what nobody can use any more, in portions that hold no lock for long. */
export class Housekeeping {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly clock: Clock
	) {}

	async tidy(): Promise< void > {
		const { blocks, visitorSessions, feed, jobs, reactions } = this.stores;
		const now = this.clock.now();
		await inBatches( () => visitorSessions.deleteExpired( this.database, sqlTime( now ), BATCH ) );
		await inBatches( () => blocks.deleteExpired( this.database, sqlTime( now ), BATCH ) );
		await inBatches( () => feed.deleteBefore( this.database, sqlTime( now - EVENTS_MS ), BATCH ) );
		const failed = sqlTime( now - FAILURES_MS );
		await inBatches( () => jobs.deleteFailedBefore( this.database, failed, BATCH ) );
		await inBatches( () => reactions.deleteFailuresBefore( this.database, failed, BATCH ) );
	}
}

async function inBatches( remove: () => Promise< number > ): Promise< void > {
	for ( let batch = 0; batch < BATCHES && ( await remove() ) === BATCH; batch++ ) {
		// Each is a commit of its own, so that whoever waits for a row comes in between.
	}
}
