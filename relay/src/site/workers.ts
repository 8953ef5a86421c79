import { Background } from '../services/background';
import { Housekeeping } from '../services/housekeeping';
import { LeftMessageService } from '../services/left-message-service';
import type { Core } from './core';
import type { Streams } from './streams';

/** Something that works by itself, from the first look at the feed until the site is closed. */
export interface Worker {
	start(): void;
	/** Resolves when it does nothing any more. */
	stop(): void | Promise< void >;
}

/** Lists what a site does by itself. */
export function createWorkers( { database, stores, clock, log }: Core, { feed, announcer }: Streams ): Worker[] {
	return [
		new Background(
			database,
			new LeftMessageService( database, stores, announcer, clock, log ),
			new Housekeeping( database, stores, clock ),
			() => feed.isServing,
			clock,
			log
		),
	];
}
