import type { RecurringJob } from './job';

/** Wakes up conversations whose time is over. */
export const snoozed: RecurringJob = {
	name: 'snoozed',
	everyMs: 5_000,
	run: ( { services } ) => services.snoozes.wakeDue(),
};
