import type { Logger } from 'pino';
import { every, type Cancel, type Clock } from '../clock';
import type { Database } from '../store/database';
import type { Housekeeping } from './housekeeping';
import type { LeftMessageService } from './left-message-service';

const TICK_MS = 5_000;
const TIDY_MS = 600_000;

/** Does a site's background work, once however many relays serve it: whoever holds the named lock. */
export class Background {
	private cancel: Cancel = () => {};
	private isBusy = false;
	private tidiedAt: number;

	constructor(
		private readonly database: Database,
		private readonly leftMessages: LeftMessageService,
		private readonly housekeeping: Housekeeping,
		private readonly mayWork: () => boolean,
		private readonly clock: Clock,
		private readonly log: Logger
	) {
		this.tidiedAt = clock.now();
	}

	start(): void {
		void this.run();
		this.cancel = every( this.clock, TICK_MS, () => void this.run() );
	}

	stop(): void {
		this.cancel();
	}

	private async run(): Promise< void > {
		if ( this.isBusy || ! this.mayWork() ) {
			return;
		}
		this.isBusy = true;
		try {
			const isTidyDue = this.clock.now() - this.tidiedAt >= TIDY_MS;
			if ( isTidyDue ) {
				// Also when it does not get through: tidying that begins anew with every tick would keep all else waiting.
				this.tidiedAt = this.clock.now();
			}
			// The lock costs a connection, so it is only taken when there is something to do.
			if ( isTidyDue || ( await this.leftMessages.hasWork() ) ) {
				await this.database.withLock( 'background', async () => {
					await this.leftMessages.takeIn();
					if ( isTidyDue ) {
						await this.housekeeping.tidy();
					}
				} );
			}
		} catch ( error ) {
			// The rows are still there; the next round takes them up again.
			this.log.warn( { err: error }, 'Background work was interrupted and will be tried again.' );
		} finally {
			this.isBusy = false;
		}
	}
}
