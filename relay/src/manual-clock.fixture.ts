import type { Clock } from './clock';

/** A clock that stands still until a test moves it; what falls due on the way happens in order. */
export class ManualClock implements Clock {
	/** How far the machine's time was set away from the time that went by. */
	private shift = 0;
	private waiting: Array< { at: number; run: () => void } > = [];

	constructor( private time = Date.UTC( 2026, 10, 21, 9, 30 ) ) {}

	now(): number {
		return this.time + this.shift;
	}

	monotonic(): number {
		return this.time;
	}

	/** Sets the machine's time ahead, or back when negative; no time goes by. */
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

	/** Moves on, and does what falls due. */
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
