import type { Clock } from '../clock';
import type { Database } from '../store/database';
import { sqlTime } from '../store/moments';
import type { Stores } from '../store/stores';

/** How long events are kept for streams that come back; who stays away longer reloads. */
const EVENTS_MS = 7 * 86_400_000;
const BATCH = 2_000;

/** Deletes what nobody can use any more, in portions that hold no lock for long. */
export class Housekeeping {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly clock: Clock
	) {}

	async tidy(): Promise< void > {
		const now = this.clock.now();
		await this.stores.visitors.deleteExpired( this.database, sqlTime( now ), BATCH );
		await this.stores.feed.deleteBefore( this.database, sqlTime( now - EVENTS_MS ), BATCH );
	}
}
