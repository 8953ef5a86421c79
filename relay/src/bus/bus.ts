import type { PassingEvent } from '../../protocol';
import type { Topic } from './topics';

/** A passing event and who receives it. */
export interface Announcement {
	readonly topic: Topic;
	readonly event: PassingEvent;
}

/**
 * Carries events that are not stored: typing, presence. Delivery is best effort; lasting events go through the
 * feed.
 */
export interface Bus {
	publish( announcement: Announcement ): void;
	subscribe( listener: ( announcement: Announcement ) => void ): void;
}
