import type { ChatEvent, OutboxItem, StreamStatus } from '../../../relay/client';
import type { Conversation, Message } from '../../../relay/protocol';

export type InboxEvent = ChatEvent< Conversation >;
export type EventType = InboxEvent[ 'type' ];

/** What a noun does when something happens. */
export interface Effects {
	/** By the event of the stream. */
	events?: { [ Type in EventType ]?: ( event: Extract< InboxEvent, { type: Type } > ) => void };
	/** The session begins. */
	onStart?(): void;
	/**
	 * What was read may be outdated: it is to be read again. `isResumed`: only what passing events would have told is
	 * missing.
	 */
	onReload?( isResumed: boolean ): Promise< unknown > | void;
	/** The state of the stream changed. */
	onStatus?( status: StreamStatus ): void;
	/** WordPress answers, or does not. */
	onReachable?( isSiteReachable: boolean ): void;
	/** The agent's own messages that wait, or their state, changed. */
	onOutbox?( items: OutboxItem[] ): void;
	/** One of them was stored. */
	onSent?( item: OutboxItem, message: Message ): void;
	/** The session ends. */
	onStop?(): void;
}
