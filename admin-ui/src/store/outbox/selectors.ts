import type { InboxState } from '../types';

/** Returns how many messages wait in this browser for the relay. */
export function countWaitingMessages( { outbox }: InboxState ): number {
	return outbox.items.filter( ( item ) => item.state !== 'failed' ).length;
}

/** Tells whether a conversation ends after this message. */
export function closesAfter( { outbox }: InboxState, clientId: string ): boolean {
	return outbox.closeAfter.includes( clientId );
}
