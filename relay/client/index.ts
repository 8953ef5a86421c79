/*
 * The browser's connection to the relay, shared by widget and inbox. Needs the
 * DOM and nothing else.
 *
 *   const client = new RelayClient( { relayUrl, tokens } );
 *   const stream = new SharedStream( { name: `${ siteId }:${ me }`, client, onEvent, onStatus } );
 *   const outbox = new Outbox( { identity: me, storage, deliver, onChange } );
 *   stream.start();
 *   outbox.start();
 */
export { backoffDelay, type BackoffOptions } from './backoff';
export { systemClock, type Clock } from './clock';
export { isRetryable, NetworkError, ProblemError, retryAfterOf, type NetworkFailure } from './errors';
export {
	RelayClient,
	type AnyConversation,
	type CallOptions,
	type RelayClientOptions,
	type TokenSource,
} from './relay-client';
export {
	type ChatEvent,
	type EventStreamOptions,
	type StreamListener,
	type StreamState,
	type StreamStatus,
	type Surroundings,
} from './event-stream';
export { type SharedStreamOptions } from './shared-stream';
export { type Delivery, type OutboxItem, type OutboxOptions, type OutboxState } from './outbox';
export { createBrowserStorage, createMemoryStorage, type TextStorage } from './storage';
export {
	emptyLog,
	entriesOf,
	holeAfter,
	withEarlierPage,
	withLaterPage,
	withMessage,
	withNewestPage,
	type ConversationLog,
	type LogEntry,
	type PendingMessage,
} from './conversation-log';
