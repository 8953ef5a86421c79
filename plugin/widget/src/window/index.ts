import type { Feature } from '../core/feature';

/** The window itself: a frame that features fill. */
export const chatWindow: Feature< { isOpen: boolean; isResumed?: boolean | undefined } > = {
	initial: { isOpen: false },
	outlivesSession: true,
	reduce: {
		'window.opened': ( _slice, { isResumed } ) => ( { isOpen: true, isResumed } ),
		'window.closed': () => ( { isOpen: false } ),
	},
};
