import type { Conversation } from '../../relay/protocol';

/** After so many times the target somebody has waited far too long. */
export const OVERDUE_TARGETS = 2;

/** Returns since when a visitor has been waiting for an agent. */
export function waitingSince( { queuedAt, createdAt }: Conversation ): string {
	return queuedAt ?? createdAt;
}

/** Tells whether a conversation is in the queue and counts: whoever has left it waits for nobody, and what is snoozed is not due. */
export function isWaiting( { state, leftAt, snoozedUntil }: Conversation ): boolean {
	return state === 'queued' && leftAt === null && snoozedUntil === null;
}
