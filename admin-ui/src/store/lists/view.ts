import type { Conversation, ListConversationsQuery } from '../../../../relay/protocol';
import { waitingSince } from '../../waiting-since';

/** What the relay is asked to list. */
export type ListQuery = Omit< Partial< ListConversationsQuery >, 'cursor' | 'limit' >;

export type Counts = { queued: number; mine: number; open: number };

/** A way to look at the conversations. */
export interface View {
	query: ListQuery;
	/** Whether a conversation belongs in it, for this agent: as the relay decides by the query. */
	holds( conversation: Conversation, agentId: string ): boolean;
	compare( first: Conversation, second: Conversation ): number;
	/** Which of the relay's counts is shown while not all conversations are known; null: it is not counted. */
	count: keyof Counts | null;
}

/** Who waits longest comes first. */
export function byWaiting( first: Conversation, second: Conversation ): number {
	return waitingSince( first ).localeCompare( waitingSince( second ) );
}

/** The newest activity comes first. */
export function byActivity( first: Conversation, second: Conversation ): number {
	return lastActivity( second ).localeCompare( lastActivity( first ) );
}

/** Tells whether a list is among the queued and open conversations, which are all read at the beginning. */
export function isActiveList( { state, ...narrower }: ListQuery ): boolean {
	return state !== 'closed' && Object.keys( narrower ).every( ( name ) => name === 'assignee' );
}

/** Returns the same text for the same query. */
export function keyOf( query: ListQuery ): string {
	return JSON.stringify( Object.entries( query ).sort( ( [ first ], [ second ] ) => ( first < second ? -1 : 1 ) ) );
}

function lastActivity( { lastMessage, createdAt }: Conversation ): string {
	return lastMessage?.createdAt ?? createdAt;
}
