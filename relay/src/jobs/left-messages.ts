import type { RecurringJob } from './job';

/** Turns messages that WordPress kept while the relay was away into conversations. */
export const leftMessages: RecurringJob = {
	name: 'left_messages',
	everyMs: 5_000,
	run: ( { services } ) => services.leftMessages.importWaiting(),
};
