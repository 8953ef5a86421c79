/** Cancels what `after` scheduled; calling it twice is harmless. */
export type Cancel = () => void;

/** Tells the time and schedules work. It is injected, so that a test decides what time it is. */
export interface Clock {
	/** Milliseconds since 1970, UTC. */
	now(): number;
	/** Milliseconds since an arbitrary moment, for intervals. Never goes back, even when the machine's time is changed. */
	monotonic(): number;
	/** Calls `run` once after `milliseconds`. */
	after( milliseconds: number, run: () => void ): Cancel;
}

/** The machine's own clock. Its timers do not keep the process alive. */
export const systemClock: Clock = {
	now: () => Date.now(),
	monotonic: () => performance.now(),
	after( milliseconds, run ) {
		const timer = setTimeout( run, milliseconds ).unref();
		return () => clearTimeout( timer );
	},
};

/** Calls `run` repeatedly, each time `milliseconds` after the last call ended. */
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

/** Formats a time for the wire: ISO 8601, UTC, with milliseconds. */
export function isoTime( milliseconds: number ): string {
	return new Date( milliseconds ).toISOString();
}
