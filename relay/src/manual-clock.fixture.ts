import type { Clock } from './clock';

/** A clock that stands still until a test advances it; timers that become due run in order. */
export class ManualClock implements Clock {
	/** How far the wall clock has been set away from the monotonic one. */
	private shift = 0;
	private waiting: Array< { at: number; run: () => void } > = [];

	constructor( private time = Date.UTC( 2026, 10, 21, 9, 30 ) ) {}

	now(): number {
		return this.time + this.shift;
	}

	monotonic(): number {
		return this.time;
	}

	/** Sets the wall clock ahead, or back when negative; no time passes. */
	set( milliseconds: number ): void {
		this.shift += milliseconds;
	}

	after( milliseconds: number, run: () => void ): () => void {
		const entry = { at: this.time + milliseconds, run };
		this.waiting.push( entry );
		return () => {
			this.waiting = this.waiting.filter( ( other ) => other !== entry );
		};
	}

	/** Advances the time and runs what becomes due. */
	advance( milliseconds: number ): void {
		const end = this.time + milliseconds;
		for (;;) {
			const [ next ] = this.waiting.filter( ( entry ) => entry.at <= end ).sort( ( a, b ) => a.at - b.at );
			if ( next === undefined ) {
				break;
			}
			this.waiting = this.waiting.filter( ( entry ) => entry !== next );
			this.time = next.at;
			next.run();
		}
		this.time = end;
	}
}
