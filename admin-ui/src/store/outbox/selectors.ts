import type { InboxState } from '../types';

/** Returns how many messages are waiting to be sent. */
export function countWaitingMessages( { outbox }: InboxState ): number {
	return outbox.items.filter( ( item ) => item.state !== 'failed' ).length;
}

/** Tells whether the conversation is to be ended after this message. */
export function closesAfter( { outbox }: InboxState, clientId: string ): boolean {
	return outbox.closeAfter.includes( clientId );
}
