import type { Written } from '../store/change-set';
import type { ConversationRow } from '../store/rows';
import type { CommittedEvent } from '../ready-event';
import type { KnownConversations } from './known-conversations';

/** Tells those who listen; the feed is one. */
export interface Teller {
	/** Takes events after their commit. */
	announce( events: readonly CommittedEvent[] ): void;
	/** Asks the database how things stand, after something went wrong with it. */
	poll(): Promise< void >;
}

/** Where services say what they have committed: the conversations are remembered, the events are told. */
export class Announcer {
	constructor(
		private readonly feed: Teller,
		private readonly known: KnownConversations
	) {}

	/** Takes events after their commit, with the conversations that they left behind. */
	announce( events: readonly CommittedEvent[], conversations: Iterable< ConversationRow > ): void {
		for ( const conversation of conversations ) {
			this.known.keep( conversation );
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

	/** Asks the database how things stand, after something went wrong with it. */
	poll(): Promise< void > {
		return this.feed.poll();
	}
}
