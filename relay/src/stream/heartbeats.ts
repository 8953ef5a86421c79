import { LIMITS } from '../../protocol';
import { every, type Cancel, type Clock } from '../clock';
import type { Subscriber } from './subscriber';

const TICK_MS = 1_000;
const SLOTS = LIMITS.heartbeatMs / TICK_MS;

/** Sends every stream its heartbeat, and ends those that are stalled or whose time is over. */
export class Heartbeats {
	/* A heartbeat to all at once would stall the process, so each stream has one of fifteen seconds for its own. */
	private readonly slots = Array.from( { length: SLOTS }, () => new Set< Subscriber >() );
	private slot = 0;
	private cancelTick: Cancel = () => {};

	constructor(
		private readonly clock: Clock,
		private readonly send: ( readers: readonly Subscriber[] ) => void
	) {}

	start(): void {
		this.cancelTick = every( this.clock, TICK_MS, () => this.tick() );
	}

	stop(): void {
		this.cancelTick();
	}

	/** Adds a stream to the slot with the fewest; returns what removes it. */
	add( subscriber: Subscriber ): () => void {
		const slot = this.slots.reduce( ( least, each ) => ( each.size < least.size ? each : least ) );
		slot.add( subscriber );
		return () => void slot.delete( subscriber );
	}

	private tick(): void {
		const now = this.clock.now();
		const monotonic = this.clock.monotonic();
		for ( const slot of this.slots ) {
			for ( const subscriber of slot ) {
				subscriber.checkStall( monotonic );
				if ( now >= subscriber.endsAt ) {
					// Not all at once: they come back.
					subscriber.bye( subscriber.endReason, Math.round( Math.random() * 1_000 ), monotonic );
				}
			}
		}
		this.send( [ ...( this.slots[ this.slot ] ?? [] ) ] );
		this.slot = ( this.slot + 1 ) % SLOTS;
	}
}
