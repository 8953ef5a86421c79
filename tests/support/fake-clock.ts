import { setImmediate as turn } from 'node:timers/promises';
import type { Clock } from '../../relay/src/clock';

interface Timer {
	due: number;
	run(): void;
	handle?: NodeJS.Timeout;
}

/**
 * A clock that runs like the real one and can be moved ahead: what falls due on the
 * way happens at once, in order. A test jumps a quarter of an hour instead of
 * waiting for it.
 */
export class FakeClock implements Clock {
	private offset = 0;
	private readonly timers = new Set< Timer >();

	now(): number {
		return Date.now() + this.offset;
	}

	monotonic(): number {
		return performance.now() + this.offset;
	}

	after( milliseconds: number, run: () => void ): () => void {
		const timer: Timer = { due: this.now() + milliseconds, run };
		timer.handle = this.arm( timer );
		this.timers.add( timer );
		return () => this.forget( timer );
	}

	/**
	 * Moves ahead step by step: whatever falls due on the way happens, also what is scheduled on the way, and in between
	 * sockets are read and written as usual.
	 */
	async advance( milliseconds: number ): Promise< void > {
		const target = this.now() + milliseconds;
		for ( let next = this.nextDue( target ); next; next = this.nextDue( target ) ) {
			this.offset += Math.max( 0, next.due - this.now() );
			this.fire( next );
			await turn();
		}
		this.moveTo( target );
	}

	/** Moves ahead like a machine that slept: what fell due meanwhile happens once, afterwards. */
	jump( milliseconds: number ): void {
		this.moveTo( this.now() + milliseconds );
	}

	/** Seconds since 1970 by this clock, as tokens count them. */
	get seconds(): number {
		return Math.floor( this.now() / 1_000 );
	}

	private moveTo( target: number ): void {
		this.offset += Math.max( 0, target - this.now() );
		for ( const timer of this.timers ) {
			clearTimeout( timer.handle );
			timer.handle = this.arm( timer );
		}
	}

	private nextDue( target: number ): Timer | undefined {
		return [ ...this.timers ].filter( ( { due } ) => due <= target ).sort( ( a, b ) => a.due - b.due )[ 0 ];
	}

	private arm( timer: Timer ): NodeJS.Timeout {
		return setTimeout( () => this.fire( timer ), Math.max( 0, timer.due - this.now() ) ).unref();
	}

	private fire( timer: Timer ): void {
		if ( this.timers.has( timer ) ) {
			this.forget( timer );
			timer.run();
		}
	}

	private forget( timer: Timer ): void {
		clearTimeout( timer.handle );
		this.timers.delete( timer );
	}
}
