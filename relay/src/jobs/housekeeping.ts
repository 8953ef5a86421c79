import type { RecurringJob } from './job';

/** Deletes what nobody can use any more. */
export const housekeeping: RecurringJob = {
	name: 'housekeeping',
	everyMs: 600_000,
	run: ( { services } ) => services.housekeeping.tidy(),
};
