import { createSelector } from '@wordpress/data';
import { entriesOf, type ConversationLog, type LogEntry, type OutboxItem } from '../../../../relay/client';
import type { InboxState } from '../types';
import { emptyLogState, type LogState } from './reducer';

/** A message to show: stored, or still in the outbox. */
export type Entry = LogEntry< OutboxItem >;

/** Returns a conversation's messages as far as they are loaded. The first call starts loading them. */
export function getLog( state: InboxState, conversationId: string ): LogState {
	return state.messages[ conversationId ] ?? emptyLogState;
}

/** Returns a conversation's messages if they have been shown; does not load anything. */
export function findLog( state: InboxState, conversationId: string ): ConversationLog | null {
	return state.messages[ conversationId ]?.log ?? null;
}

export function getLoadedLogIds( state: InboxState ): string[] {
	return Object.keys( state.messages );
}

/** Returns what to show: stored messages, then the agent's unsent ones. */
export const getEntries = createSelector(
	( state: InboxState, conversationId: string ): Entry[] =>
		entriesOf(
			getLog( state, conversationId ).log,
			state.outbox.items.filter( ( item ) => item.conversationId === conversationId ),
			state.agents.currentId
		),
	( state: InboxState, conversationId: string ) => [
		state.messages[ conversationId ],
		state.outbox.items,
		state.agents.currentId,
	]
);

/** Counts the visitor's messages after `seq`; null if not all of them are loaded. */
export function countUnreadAfter( state: InboxState, conversationId: string, seq: number ): number | null {
	const conversation = state.conversations.byId[ conversationId ];
	if ( conversation && seq >= conversation.lastSeq ) {
		return 0;
	}
	const messages = state.messages[ conversationId ]?.log.messages ?? [];
	const first = messages[ 0 ];
	return first && first.seq <= seq + 1
		? messages.filter( ( message ) => message.seq > seq && message.author.type === 'visitor' ).length
		: null;
}
