/** Undoes what `after` has arranged; doing it twice is harmless. */
export type Cancel = () => void;

/** Time, and what is to happen later: given from outside, so that a test decides what time it is. */
export interface Clock {
	/** Milliseconds since 1970, UTC. */
	now(): number;
	/** Milliseconds since any moment, for intervals: never goes back, also when somebody sets the machine's time. */
	monotonic(): number;
	/** Calls `run` once after `milliseconds`. */
	after( milliseconds: number, run: () => void ): Cancel;
}

/** The machine's own time. Its timers keep no process alive. */
export const systemClock: Clock = {
	now: () => Date.now(),
	monotonic: () => performance.now(),
	after( milliseconds, run ) {
		const timer = setTimeout( run, milliseconds ).unref();
		return () => clearTimeout( timer );
	},
};

/** Calls `run` again and again, each time `milliseconds` after the last call ended. */
export function every( clock: Clock, milliseconds: number, run: () => void ): Cancel {
	let cancel = clock.after( milliseconds, tick );
	let isOver = false;
	function tick() {
		run();
		if ( ! isOver ) {
			cancel = clock.after( milliseconds, tick );
		}
	}
	return () => {
		isOver = true;
		cancel();
	};
}

/** Writes a moment as the wire has it: ISO 8601, UTC, milliseconds. */
export function isoTime( milliseconds: number ): string {
	return new Date( milliseconds ).toISOString();
}
