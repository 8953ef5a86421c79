import type { PassingEvent } from '../../protocol';
import type { Topic } from './topics';

/** A passing event and who hears it. */
export interface Announcement {
	readonly topic: Topic;
	readonly event: PassingEvent;
}

/**
 * Carries what is gone once it is heard: typing, presence. It is a hint and nothing more; what lasts goes through
 * the feed.
 */
export interface Bus {
	publish( announcement: Announcement ): void;
	subscribe( listener: ( announcement: Announcement ) => void ): void;
}
