import { LIMITS } from '../../protocol';
import { every, type Cancel, type Clock } from '../clock';
import type { Subscriber } from './subscriber';

const TICK_MS = 1_000;
const SLOTS = LIMITS.heartbeatMs / TICK_MS;

/** Sends heartbeats to streams, and ends those that are stalled or have reached the end of their lifetime. */
export class Heartbeats {
	/* Heartbeats to all streams at once would stall the process, so each stream belongs to one of fifteen slots. */
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

	/** Adds a stream to the slot with the fewest; returns a function that removes it. */
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
					// Random, so that they do not all reconnect at once.
					subscriber.bye( subscriber.endReason, Math.round( Math.random() * 1_000 ), monotonic );
				}
			}
		}
		this.send( [ ...( this.slots[ this.slot ] ?? [] ) ] );
		this.slot = ( this.slot + 1 ) % SLOTS;
	}
}
