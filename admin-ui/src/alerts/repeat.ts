/** Between two sounds for somebody who still waits. */
export const REPEAT_MS = 20_000;

const KEY = 'veranda:repeated';
/** Timers come a little early or late. */
const SLACK_MS = 1_000;

/** Tells whether it is time for the sound again, and takes the turn: of several tabs, one at a time repeats it. */
export function mayRepeat( now: number ): boolean {
	try {
		const last = Number( window.localStorage.getItem( KEY ) );
		// A time that is to come is from a clock that was set back.
		if ( last <= now && now - last < REPEAT_MS - SLACK_MS ) {
			return false;
		}
		window.localStorage.setItem( KEY, String( now ) );
	} catch {
		// Storage is blocked: each tab repeats for itself.
	}
	return true;
}
