import type { RecurringJob } from './job';

/** Tells visitors and agents when opening hours begin or end, and when agents have no room or have room again. */
export const availability: RecurringJob = {
	name: 'availability',
	everyMs: 5_000,
	run: ( { services } ) => services.availability.publishIfChanged(),
};
