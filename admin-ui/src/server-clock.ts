import { systemClock, type Clock, type TextStorage } from '../../relay/client';

const KEY = 'clock';
/** What differs less is the network's doing. */
const SLACK_MS = 500;

/**
 * The relay's clock, by which visitors wait: the computer's own may be minutes off. One tab hears it, in the stream of all;
 * the others find what that one has noted.
 */
export class ServerClock {
	constructor(
		private readonly storage: TextStorage,
		private readonly clock: Clock = systemClock
	) {}

	/** Hears an event, which may say what time it is. */
	hear( event: { type: string; serverTime?: string } ): void {
		const ahead = Date.parse( event.serverTime ?? '' ) - this.clock.wallNow();
		if ( Math.abs( ahead - this.ahead() ) > SLACK_MS ) {
			this.storage.set( KEY, String( ahead ) );
		}
	}

	/** Returns the time at the relay, in milliseconds; the computer's own until that is known. */
	now(): number {
		return this.clock.wallNow() + this.ahead();
	}

	private ahead(): number {
		const noted = Number( this.storage.get( KEY ) );
		return Number.isFinite( noted ) ? noted : 0;
	}
}
