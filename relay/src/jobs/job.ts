import type { z } from 'zod';
import type { BackgroundServices } from './background-services';

/** What a job works with. */
export interface JobContext {
	readonly services: BackgroundServices;
	/** Milliseconds since 1970. */
	readonly now: number;
	/** Ends calls to elsewhere when the job has taken too long or the relay stops. */
	readonly signal: AbortSignal;
}

/** How a job ends that went well: it is done, or it wants to run again at a moment (milliseconds since 1970). */
export type JobOutcome = void | { readonly runAgainAt: number };

/**
 * A kind of jobs. A job runs at least once: it may have run before without anybody knowing, so it looks first whether
 * there is still something to do.
 */
export interface JobKind< Payload extends z.ZodType = z.ZodType > {
	/** Its name in the table; jobs under a name that is gone are never run. */
	readonly name: string;
	readonly payload: Payload;
	/** How often a job is tried before it is set aside; default: `TRIES`. */
	readonly tries?: number;
	/** Does the work; what it throws lets the job be tried again later, unless it is a `FinalError`. */
	run( payload: z.infer< Payload >, context: JobContext ): Promise< JobOutcome >;
}

/** Tried for an hour and a half. */
export const TRIES = 10;

/** Describes a kind of jobs. */
export const jobKind = < Payload extends z.ZodType >( kind: JobKind< Payload > ): JobKind< Payload > => kind;

/** Work that comes again and again, and finds by itself what there is to do. */
export interface RecurringJob {
	readonly name: string;
	readonly everyMs: number;
	run( context: JobContext ): Promise< void >;
}
