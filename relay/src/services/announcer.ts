import type { Written } from '../store/change-set';
import type { ConversationRow, EventRow } from '../store/rows';
import type { KnownConversations } from './known-conversations';

/** What one side is shown of an event, already in JSON. */
export interface Shown {
	readonly number: number;
	readonly type: string;
	readonly conversationId: number;
	readonly visitorId: number;
	readonly departmentId: number | null;
	readonly agentJson: string | null;
	readonly visitorJson: string | null;
}

/** An event after its commit; what has no `ready` form is read from the tables. */
export interface Committed {
	readonly row: EventRow;
	readonly ready: Shown | null;
}

/** Follows what is committed; the feed is one who does. */
export interface Listener {
	/** Takes events after their commit. */
	announce( events: readonly Committed[] ): void;
	/** Asks the database how things stand, after something went wrong with it. */
	poll(): Promise< void >;
}

/** Where services say what they have committed: the conversations are remembered, the events are told. */
export class Announcer {
	constructor(
		private readonly listener: Listener,
		private readonly known: KnownConversations
	) {}

	/** Takes events after their commit, with the conversations that they left behind. */
	announce( events: readonly Committed[], conversations: Iterable< ConversationRow > ): void {
		for ( const conversation of conversations ) {
			this.known.keep( conversation );
		}
		this.listener.announce( events );
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
		return this.listener.poll();
	}
}
