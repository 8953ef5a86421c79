import type { Message, SentContent } from '../../protocol';
import { createClientId } from '../client-id';

/**
 * - `waiting`: will be sent, or sent again, by itself
 * - `sending`: on its way
 * - `failed`: will not get better by itself; `retry` or `remove`
 * What has been sent is no longer in the outbox: `onSent` hands over the message.
 */
export type OutboxState = 'waiting' | 'sending' | 'failed';

/** What is added to the outbox. */
export interface OutboxDraft {
	/** null: the conversation is yet to be started. */
	conversationId: string | null;
	/** What it says, as it is posted. */
	content: SentContent;
}

export interface OutboxItem extends OutboxDraft {
	clientId: string;
	/** When it was written, by the writer's own clock: for display only. */
	createdAt: string;
	/** Place among all that this identity wrote. */
	order: number;
	state: OutboxState;
	/** Failed tries so far. */
	attempts: number;
	/** Not tried before this moment of the wall clock, unless woken. */
	notBefore: number;
	/** Not tried before this moment in any case: the relay asked for it. */
	heldUntil: number;
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

/** Makes an item of what was written at a moment of the wall clock, after all those that are kept. */
export function createItem( draft: OutboxDraft, wallNow: number, kept: readonly OutboxItem[] ): OutboxItem {
	return {
		...draft,
		clientId: createClientId(),
		createdAt: new Date( wallNow ).toISOString(),
		order: Math.max( wallNow, ...kept.map( ( { order } ) => order + 1 ) ),
		state: 'waiting',
		attempts: 0,
		notBefore: 0,
		heldUntil: 0,
		errorCode: null,
		errorDetail: null,
	};
}
