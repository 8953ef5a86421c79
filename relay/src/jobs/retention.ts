import type { RecurringJob } from './job';

/** Deletes what is older than the owner wants it. */
export const retention: RecurringJob = {
	name: 'retention',
	everyMs: 600_000,
	run: ( { services, signal } ) => services.retention.tidy( signal ),
};
