import type { ChatEvent, OutboxItem, StreamStatus } from '../../../relay/client';
import type { Conversation, Message } from '../../../relay/protocol';

export type InboxEvent = ChatEvent< Conversation >;
export type EventType = InboxEvent[ 'type' ];

/** How a noun reacts to the stream and the session. */
export interface Effects {
	/** Handlers by event type. */
	events?: { [ Type in EventType ]?: ( event: Extract< InboxEvent, { type: Type } > ) => void };
	/** The session begins. */
	onStart?(): void;
	/**
	 * Loaded data may be stale and should be loaded again. `isResumed`: only passing events (presence, typing) were
	 * missed.
	 */
	onReload?( isResumed: boolean ): Promise< unknown > | void;
	/** The state of the stream changed. */
	onStatus?( status: StreamStatus ): void;
	/** WordPress answers, or has stopped answering. */
	onReachable?( isSiteReachable: boolean ): void;
	/** The unsent messages changed. */
	onOutbox?( items: OutboxItem[] ): void;
	/** The relay has stored one of them. */
	onSent?( item: OutboxItem, message: Message ): void;
	/** The session ends. */
	onStop?(): void;
}
