import type { Announcement, Bus } from './bus';

/** A bus within one process. */
export class MemoryBus implements Bus {
	private readonly listeners: Array< ( announcement: Announcement ) => void > = [];

	publish( announcement: Announcement ): void {
		for ( const listener of this.listeners ) {
			listener( announcement );
		}
	}

	subscribe( listener: ( announcement: Announcement ) => void ): void {
		this.listeners.push( listener );
	}
}
