/*
 * The browser's connection to the relay, shared by widget and inbox. Needs the
 * DOM and nothing else.
 *
 *   const client: AgentClient = new RelayClient( { relayUrl, tokens } );
 *   const agents = await calls.listAgents( client );
 *   const stream = new SharedStream( { name: `${ siteId }:${ me }`, client, onEvent, onStatus } );
 *   const outbox = new Outbox( { identity: me, storage, deliver, onChange } );
 *   stream.start();
 *   outbox.start();
 */
export { backoffDelay, type BackoffOptions } from './backoff';
export { systemClock, type Clock } from './clock';
export { AccessEndedError, isRetryable, NetworkError, ProblemError, retryAfterOf, type NetworkFailure } from './errors';
export {
	RelayClient,
	type AgentClient,
	type AnyConversation,
	type CallOptions,
	type RelayClientOptions,
	type TokenSource,
	type VisitorClient,
} from './calls/relay-client';
export * as calls from './calls';
export type { ChatEvent, StreamListener, StreamState, StreamStatus } from './stream/chat-event';
export { EventStream, type EventStreamOptions } from './stream/event-stream';
export { SharedStream, type SharedStreamOptions } from './stream/shared-stream';
export { ServerSentEventParser } from './stream/sse-parser';
export { createClientId } from './client-id';
export { Outbox, type OutboxOptions } from './outbox/outbox';
export type { Delivery, OutboxDraft, OutboxItem, OutboxState } from './outbox/outbox-item';
export { createBrowserStorage, createMemoryStorage, type TextStorage } from './storage';
export {
	emptyLog,
	entriesOf,
	holeAfter,
	withMessage,
	withoutOldest,
	withPage,
	type ConversationLog,
	type LogEntry,
	type PagePlace,
	type PendingMessage,
} from './conversation/conversation-log';
export { pageSurroundings, type Surroundings } from './surroundings';
export { isComposing } from './is-composing';
export { isolated } from './isolated';
export { usableLocale } from './locale';
export { findLinks, findSafeHref, type TextPiece } from './message-links';
export { noticeSentence, type NoticeSentences } from './notice-sentence';
export { HistoryReader, type HistoryReaderOptions } from './conversation/history-reader';
export { ReadReceipts, type ReadReceiptsOptions } from './conversation/read-receipts';
export { ReloadTrigger, type ReloadTriggerOptions } from './conversation/reload-trigger';
export { TypingSigns, type Typing, type TypingSignsOptions } from './conversation/typing-signs';
