import type { Logger } from 'pino';
import { errorText, retryDelay } from '../background/retry';
import type { BackgroundServices } from './background-services';
import type { Worker } from '../background/leader';
import { every, type Cancel, type Clock } from '../clock';
import { FinalError } from '../errors';
import type { SiteMetrics } from '../metrics';
import type { JobRow } from '../store/job-store';
import { sqlTime } from '../store/sql-time';
import { TRIES, type JobContext, type JobKind, type JobOutcome, type RecurringJob } from './job';

const LOOK_MS = 1_000;
const PAGE = 20;
/** Of one kind at once: jobs that hang must not keep other kinds waiting. */
const AT_ONCE = 3;
/** How long a job may take. */
const LIMIT_MS = 60_000;
/** How long a job that is under way may go on when the relay stops. */
const FAREWELL_MS = 3_000;
const FIRST_RETRY_MS = 5_000;
const LONGEST_RETRY_MS = 3_600_000;

/** Runs a site's jobs when they are due: those in the table, and those that come again and again. */
export class JobRunner implements Worker {
	private readonly kinds: ReadonlyMap< string, JobKind >;
	private readonly running = new Map< number, JobRow >();
	private readonly underWay = new Set< Promise< void > >();
	private cancels: Cancel[] = [];
	/** Ends what is under way, each by its own. */
	private readonly ends = new Set< AbortController >();
	private isLooking = false;
	private hasMore = false;

	constructor(
		kinds: readonly JobKind[],
		private readonly recurring: readonly RecurringJob[],
		private readonly services: BackgroundServices,
		private readonly clock: Clock,
		private readonly metrics: SiteMetrics,
		private readonly log: Logger
	) {
		this.kinds = new Map( kinds.map( ( kind ) => [ kind.name, kind ] ) );
	}

	start(): void {
		this.cancels = [
			every( this.clock, LOOK_MS, () => this.look() ),
			...this.recurring.map( ( job ) => this.repeat( job ) ),
		];
		this.look();
	}

	async stop(): Promise< void > {
		this.cancels.forEach( ( cancel ) => cancel() );
		this.cancels = [];
		const cancel = this.clock.after( FAREWELL_MS, () =>
			this.ends.forEach( ( end ) => end.abort( new Error( 'The relay stops.' ) ) )
		);
		await Promise.all( this.underWay );
		cancel();
	}

	private get isStopped(): boolean {
		return this.cancels.length === 0;
	}

	/** Begins what is due. Asked while it looks already, it looks once more. */
	private look(): void {
		this.hasMore = true;
		if ( ! this.isLooking && this.kinds.size > 0 ) {
			this.isLooking = true;
			this.keep( this.lookOften() );
		}
	}

	private async lookOften(): Promise< void > {
		try {
			while ( this.hasMore && ! this.isStopped ) {
				this.hasMore = false;
				await this.beginDue();
			}
		} catch ( error ) {
			// The rows are still there, and the next look is soon.
			this.log.warn( { err: error }, 'Jobs cannot be read and wait for the database.' );
		} finally {
			this.isLooking = false;
		}
	}

	private async beginDue(): Promise< void > {
		const { database, stores } = this.services;
		const kinds = [ ...this.kinds.keys() ].filter( ( kind ) => this.placesFor( kind ) > 0 );
		if ( kinds.length === 0 ) {
			return;
		}
		const due = await stores.jobs.listDue( database, sqlTime( this.clock.now() ), {
			kinds,
			without: [ ...this.running.keys() ],
			limit: PAGE,
		} );
		for ( const job of due ) {
			if ( ! this.isStopped && this.placesFor( job.kind ) > 0 ) {
				this.running.set( job.id, job );
				this.keep( this.run( job ) );
			}
		}
		// What a full page held may have hidden other kinds; those that are at their limit are left out next time.
		this.hasMore ||= due.length === PAGE;
	}

	private placesFor( kind: string ): number {
		return AT_ONCE - [ ...this.running.values() ].filter( ( job ) => job.kind === kind ).length;
	}

	private async run( job: JobRow ): Promise< void > {
		const { database, stores } = this.services;
		const kind = this.kinds.get( job.kind ) as JobKind;
		let hasEnded = false;
		try {
			if ( job.attempts >= triesOf( kind ) ) {
				await this.setAside(
					job,
					new Error( `It was begun ${ job.attempts } times and never came to an end.` )
				);
			} else if ( await stores.jobs.begin( database, job ) ) {
				await this.runBegun( kind, job );
			}
			hasEnded = true;
		} catch ( error ) {
			this.log.warn(
				{ err: error, job: job.kind },
				'What became of a job could not be noted; it will run again.'
			);
		} finally {
			this.running.delete( job.id );
		}
		if ( hasEnded ) {
			// Somebody of its kind may wait for the place.
			this.look();
		}
	}

	private async runBegun( kind: JobKind, job: JobRow ): Promise< void > {
		const { database, stores } = this.services;
		let outcome: JobOutcome;
		try {
			const payload = kind.payload.parse( JSON.parse( job.payload ) );
			outcome = await this.within( ( context ) => kind.run( payload, context ) );
		} catch ( error ) {
			await this.fail( kind, job, error );
			return;
		}
		if ( outcome === undefined ) {
			await stores.jobs.finish( database, job );
		} else {
			await stores.jobs.repeat( database, job, sqlTime( outcome.runAgainAt ) );
		}
		this.metrics.worked( 'job', job.kind, 'done' );
	}

	private async fail( kind: JobKind, job: JobRow, error: unknown ): Promise< void > {
		const failures = job.attempts + 1;
		if ( this.isStopped ) {
			// It may have been interrupted; whoever leads next takes it up at once.
			return;
		}
		if ( failures >= triesOf( kind ) || error instanceof FinalError ) {
			await this.setAside( job, error );
			return;
		}
		const { database, stores } = this.services;
		this.log.warn( { err: error, job: job.kind, key: job.key, failures }, 'A job failed and will be tried again.' );
		const next = this.clock.now() + retryDelay( failures, FIRST_RETRY_MS, LONGEST_RETRY_MS );
		await stores.jobs.retry( database, job, errorText( error ), sqlTime( next ) );
		this.metrics.worked( 'job', job.kind, 'failed' );
	}

	private async setAside( job: JobRow, error: unknown ): Promise< void > {
		const { database, stores } = this.services;
		this.log.error( { err: error, job: job.kind, key: job.key }, 'A job failed and is not tried again.' );
		await stores.jobs.setAside( database, job, errorText( error ), sqlTime( this.clock.now() ) );
		this.metrics.worked( 'job', job.kind, 'set_aside' );
	}

	private repeat( job: RecurringJob ): Cancel {
		let isBusy = false;
		return every( this.clock, job.everyMs, () => {
			if ( ! isBusy ) {
				isBusy = true;
				this.keep(
					this.runRecurring( job ).finally( () => {
						isBusy = false;
					} )
				);
			}
		} );
	}

	private async runRecurring( job: RecurringJob ): Promise< void > {
		try {
			await this.within( ( context ) => job.run( context ) );
			this.metrics.worked( 'job', job.name, 'done' );
		} catch ( error ) {
			// What it had to do is still there; the next round takes it up again.
			this.log.warn( { err: error, job: job.name }, 'Background work was interrupted and will be tried again.' );
			this.metrics.worked( 'job', job.name, 'failed' );
		}
	}

	/** Runs work until it ends, or until its time is over: then its signal says so and nobody waits for it any more. */
	private async within< Result >( work: ( context: JobContext ) => Promise< Result > ): Promise< Result > {
		const end = new AbortController();
		const limit = {
			signal: end.signal,
			cancel: this.clock.after( LIMIT_MS, () => end.abort( new Error( 'The job took too long.' ) ) ),
		};
		this.ends.add( end );
		try {
			const context = { services: this.services, now: this.clock.now(), signal: limit.signal };
			return await Promise.race( [ work( context ), rejectedBy( limit.signal ) ] );
		} finally {
			limit.cancel();
			this.ends.delete( end );
		}
	}

	/** Keeps in mind what is under way, so that `stop` can wait for it. */
	private keep( work: Promise< void > ): void {
		this.underWay.add( work );
		void work.finally( () => this.underWay.delete( work ) );
	}
}

const triesOf = ( kind: JobKind ) => kind.tries ?? TRIES;

/** Rejects when the signal ends what is under way. */
function rejectedBy( signal: AbortSignal ): Promise< never > {
	return new Promise( ( _resolve, reject ) => {
		signal.addEventListener( 'abort', () => reject( signal.reason as Error ) );
	} );
}
