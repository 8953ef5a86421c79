import type { Message } from '../protocol';
import type { Clock } from './clock';
import type { TextStorage } from './storage';

/**
 * - `waiting`: will be sent, or sent again, by itself
 * - `sending`: on its way
 * - `failed`: will not get better by itself; `retry` or `remove`
 * What has been sent is no longer in the outbox: `onSent` hands over the message.
 */
export type OutboxState = 'waiting' | 'sending' | 'failed';

export interface OutboxItem {
	clientId: string;
	/** null: the conversation is yet to be started. */
	conversationId: string | null;
	body: string;
	kind: 'text' | 'note';
	/** When it was written, by the writer's own clock: for display only. */
	createdAt: string;
	/** Place among all that this identity wrote. */
	order: number;
	state: OutboxState;
	/** Failed tries so far. */
	attempts: number;
	/** Why the last try failed: a `ProblemCode`, or a `NetworkFailure`. */
	errorCode: string | null;
	/** The relay's sentence about it, if it gave one. */
	errorDetail: string | null;
}

/** What came of a delivery. */
export interface Delivery {
	/** Where it went: what else waits for a conversation that is yet to be started follows it there. */
	conversationId: string;
	message: Message;
}

export interface OutboxOptions {
	/** Whose words these are, for example `visitor:v_…` or `agent:5`. Never sent as anybody else. */
	identity: string;
	storage: TextStorage;
	/** Posts one item, with its `clientId` each time it is repeated. */
	deliver( item: OutboxItem ): Promise< Delivery >;
	/** Hears that the items changed, here or in another tab. */
	onChange( items: OutboxItem[] ): void;
	/** Hears of each message that was stored, before `onChange`. */
	onSent?( item: OutboxItem, delivery: Delivery ): void;
	/**
	 * Asked about an error that repeating does not mend: may return another
	 * conversation for the item (null: a new one), which keeps its `clientId`.
	 * Returning undefined lets it fail.
	 */
	redirect?( item: OutboxItem, error: unknown ): string | null | undefined;
	clock?: Clock;
	random?: () => number;
	/** Keeps tabs from posting at the same time. Default: the browser's, if it has them. */
	locks?: LockManager | null;
}

/*
 * Public methods of `Outbox`:
 *   start(): void            takes up what an earlier page left, and sends
 *   stop(): void             sends no more; what waits stays kept
 *   add( { conversationId, body, kind? } ): OutboxItem
 *   retry( clientId ): void  sends a failed item again, now
 *   remove( clientId ): void forgets an item
 *   wake(): void             tries what waits at once: the network, or the relay, is back
 *   items(): OutboxItem[]    everything kept for this identity, in order
 */
