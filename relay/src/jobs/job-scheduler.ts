import type { z } from 'zod';
import type { Clock } from '../clock';
import type { Queryable } from '../store/queryable';
import type { JobStore, NewJob } from '../store/job-store';
import { sqlTime } from '../store/sql-time';
import type { JobKind } from './job';

/** A job for later. */
export interface Appointment< Payload extends z.ZodType > {
	/** Which of its kind; up to 100 letters, digits and signs of ASCII. There is one job for each kind and key. */
	readonly key: string;
	/** Milliseconds since 1970. */
	readonly runAt: number;
	readonly payload: z.input< Payload >;
}

/** Plans jobs. Given a transaction, what it plans is committed with the rest of it, or not at all. */
export class JobScheduler {
	constructor(
		private readonly jobs: JobStore,
		private readonly clock: Clock
	) {}

	/** Plans a job; one with this kind and key that waits, runs or was set aside stays as it is. */
	async schedule< Payload extends z.ZodType >(
		db: Queryable,
		kind: JobKind< Payload >,
		{ key, runAt, payload }: Appointment< Payload >
	): Promise< void > {
		await this.jobs.insertOnce( db, newJob( kind, { key, runAt, payload } ), sqlTime( this.clock.now() ) );
	}

	/**
	 * Plans a job, or has the one with this kind and key run at this time with this payload, and all its tries again. One
	 * that is running runs once more: it has not seen what came since.
	 */
	async scheduleAnew< Payload extends z.ZodType >(
		db: Queryable,
		kind: JobKind< Payload >,
		appointment: Appointment< Payload >
	): Promise< void > {
		await this.jobs.insertOrMove( db, newJob( kind, appointment ), sqlTime( this.clock.now() ) );
	}

	/** Takes a job back; one that is running already runs to its end. Returns false when there is no such job. */
	cancel( db: Queryable, kind: Pick< JobKind, 'name' >, key: string ): Promise< boolean > {
		return this.jobs.delete( db, kind.name, key );
	}
}

function newJob< Payload extends z.ZodType >(
	kind: JobKind< Payload >,
	{ key, runAt, payload }: Appointment< Payload >
): NewJob {
	return {
		kind: kind.name,
		key,
		runAt: sqlTime( runAt ),
		payload: JSON.stringify( kind.payload.parse( payload ) ),
	};
}
