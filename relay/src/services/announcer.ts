import type { Written } from '../store/change-set';
import type { ConversationRow } from '../store/rows';
import type { CommittedEvent } from '../ready-event';
import type { ConversationCache } from './conversation-cache';

/** Receives committed events: the feed. */
export interface EventSink {
	/** Takes events after their commit. */
	announce( events: readonly CommittedEvent[] ): void;
	/** Polls the database after an error. */
	poll(): Promise< void >;
}

/** Takes what services have committed: conversations go to the cache, events to the feed. */
export class Announcer {
	constructor(
		private readonly feed: EventSink,
		private readonly cache: ConversationCache
	) {}

	/** Takes events after their commit, and the conversations as they are now. */
	announce( events: readonly CommittedEvent[], conversations: Iterable< ConversationRow > ): void {
		for ( const conversation of conversations ) {
			this.cache.keep( conversation );
		}
		this.feed.announce( events );
	}

	/** Takes what a change set has written, whose events are to be read from the tables. */
	announceWritten( { events, conversations }: Written ): void {
		this.announce(
			events.map( ( row ) => ( { row, ready: null } ) ),
			conversations
		);
	}

	/** Polls the database after an error. */
	poll(): Promise< void > {
		return this.feed.poll();
	}
}
