import type { Logger } from 'pino';
import { every, type Cancel, type Clock } from '../clock';
import type { SiteMetrics } from '../metrics';

const LOOK_MS = 2_000;

/** What says whose turn it is: `NamedLock` in the database. */
export interface Lock {
	/** Takes the lock, or makes sure that it is still ours. Returns whether it is. */
	hold(): Promise< boolean >;
	release(): void;
}

/** Work that one relay does for a site. */
export interface Worker {
	/** Begins, and goes on by itself. */
	start(): void;
	/** Ends what is under way; resolves when nothing runs any more. */
	stop(): Promise< void >;
}

/**
 * Sees to it that one relay works for a site, however many serve it. The leader holds a lock for as long as it lives and
 * looks every two seconds whether it still does; the others try to take it as often.
 */
export class Leader {
	private cancel: Cancel = () => {};
	private looking: Promise< void > | null = null;
	private isLeading = false;
	private isStopped = false;
	private hasWarned = false;

	constructor(
		private readonly lock: Lock,
		private readonly workers: readonly Worker[],
		private readonly mayWork: () => boolean,
		private readonly clock: Clock,
		private readonly metrics: SiteMetrics,
		private readonly log: Logger
	) {}

	start(): void {
		this.lookNow();
		this.cancel = every( this.clock, LOOK_MS, () => this.lookNow() );
	}

	/** Finishes what is under way, so that another relay goes on at once. */
	async stop(): Promise< void > {
		this.isStopped = true;
		this.cancel();
		await this.looking;
		await this.resign();
	}

	private lookNow(): void {
		this.looking ??= this.look().finally( () => {
			this.looking = null;
		} );
	}

	private async look(): Promise< void > {
		if ( ! this.mayWork() ) {
			await this.resign();
			return;
		}
		const isHeld = await this.lock.hold().catch( ( error: unknown ) => this.warn( error ) );
		if ( isHeld === this.isLeading || this.isStopped ) {
			return;
		}
		if ( isHeld ) {
			this.hasWarned = false;
			this.setLeading( true );
			this.workers.forEach( ( worker ) => worker.start() );
		} else {
			await this.stopWorkers();
		}
	}

	/** The lock goes last: until everything has ended, nobody else may begin. */
	private async resign(): Promise< void > {
		if ( this.isLeading ) {
			await this.stopWorkers();
		}
		this.lock.release();
	}

	private async stopWorkers(): Promise< void > {
		this.setLeading( false );
		await Promise.all( this.workers.map( ( worker ) => worker.stop() ) );
	}

	private setLeading( isLeading: boolean ): void {
		this.isLeading = isLeading;
		this.metrics.leads( isLeading );
		this.log.info(
			{ isLeading },
			isLeading ? 'This relay does the background work.' : 'Another relay may do the background work.'
		);
	}

	private warn( error: unknown ): false {
		if ( ! this.hasWarned ) {
			this.hasWarned = true;
			this.log.warn( { err: error }, 'The lock of the background work cannot be reached; it is tried again.' );
		}
		return false;
	}
}
