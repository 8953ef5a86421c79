import type { State } from '../features';

/** Tells whether the visitor has the conversation before their eyes. */
export function isLooking( { window }: State ): boolean {
	return window.isOpen && document.visibilityState === 'visible';
}
