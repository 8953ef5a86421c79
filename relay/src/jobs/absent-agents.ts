import type { RecurringJob } from './job';

/** Offers conversations again whose agent has gone while the visitor waits. */
export const absentAgents: RecurringJob = {
	name: 'absent_agents',
	everyMs: 5_000,
	run: ( { services } ) => services.absentAgents.offerAgain(),
};
