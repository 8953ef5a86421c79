import type { Feature } from '../core/feature';

/** The window itself: a frame that features fill. */
export const chatWindow: Feature< { isOpen: boolean } > = {
	initial: { isOpen: false },
	outlivesSession: true,
	reduce: {
		'window.opened': () => ( { isOpen: true } ),
		'window.closed': () => ( { isOpen: false } ),
	},
};
