import type { RecurringJob } from './job';

/** Takes those who have gone out of the queues, and tells those who wait how it goes. */
export const queue: RecurringJob = {
	name: 'queue',
	everyMs: 5_000,
	run: ( { services } ) => services.queue.keep(),
};
