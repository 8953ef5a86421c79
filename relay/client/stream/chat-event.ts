import type { AgentEventType, Conversation, StreamEvent } from '../../protocol';
import type { AnyConversation } from '../calls/relay-client';

type WithConversation< E, C > = E extends { conversation: unknown }
	? Omit< E, 'conversation' > & { conversation: C }
	: E;

/** An event that this side hears, with the form of conversation that it sees. */
export type ChatEvent< C extends AnyConversation > = WithConversation<
	Exclude< StreamEvent, { type: C extends Conversation ? never : AgentEventType } >,
	C
>;

/**
 * - `connecting`: the first connection is being made
 * - `live`: events arrive
 * - `stalled`: connected, but a heartbeat is overdue
 * - `reconnecting`: cut; coming back with growing waits
 * - `offline`: the browser says that there is no network
 * - `degraded`: connected, but the relay cannot reach its database; what is sent waits
 * - `buffered`: connected, but something between holds events back; poll by REST meanwhile
 * - `stopped`: ended for good (by `stop()`, or `error` says why) until `start()` is called
 */
export type StreamState =
	'connecting' | 'live' | 'stalled' | 'reconnecting' | 'offline' | 'degraded' | 'buffered' | 'stopped';

export interface StreamStatus {
	state: StreamState;
	/** What went wrong last, in `reconnecting` and `stopped`. */
	error: unknown;
}

export interface StreamListener< C extends AnyConversation > {
	/**
	 * Hears every event, control events included, once and in order. After a
	 * `reset` everything must be read again by REST; after a `hello` the state of
	 * what is on screen (what was missed follows as events, if `resumed`).
	 */
	onEvent( event: ChatEvent< C >, cursor: string | null ): void;
	onStatus?( status: StreamStatus ): void;
}
