import type { StreamEvent } from '../../protocol';
import { systemClock, type Clock } from '../clock';
import type { StreamState } from '../stream/chat-event';

export interface ReloadTriggerOptions {
	/**
	 * Reads what is on screen again by REST. `isResumed`: nothing is missing but what passing events would have told, since
	 * the stream goes on where it was. May fail: it is asked for again by the next `hello` or poll.
	 */
	reload( isResumed: boolean ): Promise< unknown >;
	clock?: Clock;
}

/** While events may be held back, everything is read again this often. */
const POLL_MS = 4_000;

/**
 * Says when what is on screen must be read again: after events may have been missed, and again and again while something
 * holds them back. What asks for it at the same moment, as a status and its `hello` do, is answered together.
 */
export class ReloadTrigger {
	private readonly options: ReloadTriggerOptions;
	private readonly clock: Clock;
	private pollTimer: number | undefined;
	/** What is asked for in this turn, as `isResumed`; null: nothing. */
	private asked: boolean | null = null;

	constructor( options: ReloadTriggerOptions ) {
		this.options = options;
		this.clock = options.clock ?? systemClock;
	}

	/** Hears an event of the stream. */
	hear( event: StreamEvent ): void {
		if ( event.type === 'hello' ) {
			// A stream that begins from now says nothing of what happened before.
			this.ask( event.resumed );
		} else if ( event.type === 'reset' ) {
			this.ask();
		}
	}

	/** Hears how the stream stands. */
	follow( state: StreamState ): void {
		this.stopPolling();
		// In a stream that has fallen silent events may be held back as well.
		if ( state === 'buffered' || state === 'stalled' ) {
			this.poll();
		}
	}

	/** Asks to read again. */
	ask( isResumed = false ): void {
		if ( this.asked === null ) {
			queueMicrotask( () => {
				const { asked } = this;
				this.asked = null;
				if ( asked !== null ) {
					void this.reload( asked );
				}
			} );
		}
		this.asked = isResumed && this.asked !== false;
	}

	/** Asks for nothing any more, until something else is heard. */
	stop(): void {
		this.asked = null;
		this.stopPolling();
	}

	private poll(): void {
		const timer = this.clock.setTimeout( async () => {
			await this.reload( false );
			// A slow answer is waited for; meanwhile the stream may have got better.
			if ( this.pollTimer === timer ) {
				this.poll();
			}
		}, POLL_MS );
		this.pollTimer = timer;
	}

	private stopPolling(): void {
		this.clock.clearTimeout( this.pollTimer );
		this.pollTimer = undefined;
	}

	private reload( isResumed: boolean ): Promise< unknown > {
		return this.options.reload( isResumed ).catch( () => {} );
	}
}
