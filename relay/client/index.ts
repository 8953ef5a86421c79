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
export { AccessEndedError, isRetryable, NetworkError, ProblemError, retryAfterOf, type NetworkFailure } from './errors';
export {
	ParticipantClient,
	type AnyConversation,
	type CallOptions,
	type RelayClientOptions,
	type TokenSource,
} from './participant-client';
export { RelayClient } from './relay-client';
export { VisitorClient } from './visitor-client';
export {
	EventStream,
	type ChatEvent,
	type EventStreamOptions,
	type StreamListener,
	type StreamState,
	type StreamStatus,
} from './event-stream';
export { SharedStream, type SharedStreamOptions } from './shared-stream';
export { ServerSentEventParser } from './sse-parser';
export { createClientId } from './client-id';
export {
	Outbox,
	type Delivery,
	type OutboxDraft,
	type OutboxItem,
	type OutboxOptions,
	type OutboxState,
} from './outbox';
export { createBrowserStorage, createMemoryStorage, type TextStorage } from './storage';
export {
	emptyLog,
	entriesOf,
	holeAfter,
	withEarlierPage,
	withLaterPage,
	withMessage,
	withNewestPage,
	withoutOldest,
	withPage,
	type ConversationLog,
	type LogEntry,
	type PagePlace,
	type PendingMessage,
} from './conversation/conversation-log';
export { pageSurroundings, type Surroundings } from './surroundings';
export { findLinks, findSafeHref, type TextPiece } from './message-links';
export { noticeSentence, type NoticeSentences } from './notice-sentence';
export { HistoryReader, type HistoryReaderOptions } from './conversation/history-reader';
export { ReadReceipts, type ReadReceiptsOptions } from './conversation/read-receipts';
export { ReloadTrigger, type ReloadTriggerOptions } from './conversation/reload-trigger';
export { TypingSigns, type Typing, type TypingSignsOptions } from './conversation/typing-signs';
