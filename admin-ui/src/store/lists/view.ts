import type { Conversation, ListConversationsQuery } from '../../../../relay/protocol';
import { PRIORITIES } from '../../priority-name';
import { waitingSince } from '../../waiting-since';

/** The relay's parameters for a list. */
export type ListQuery = Omit< Partial< ListConversationsQuery >, 'cursor' | 'limit' >;

export type Counts = { queued: number; mine: number; open: number };

/** A selection of conversations in a certain order. */
export interface View {
	query: ListQuery;
	/** Tells whether a conversation belongs in it, for this agent. Must agree with `query`. */
	holds( conversation: Conversation, agentId: string ): boolean;
	compare( first: Conversation, second: Conversation ): number;
	/** Which of the relay's counts to show when not all conversations are loaded; null: no count. */
	count: keyof Counts | null;
	/** Which of those in it are counted; default: all. Must agree with the relay's count. */
	isCounted?( conversation: Conversation ): boolean;
}

/** Sorts by priority, then by waiting time, longest first; those who have left come last. */
export function byWaiting( first: Conversation, second: Conversation ): number {
	return (
		Number( first.leftAt !== null ) - Number( second.leftAt !== null ) ||
		PRIORITIES.indexOf( second.priority ) - PRIORITIES.indexOf( first.priority ) ||
		waitingSince( first ).localeCompare( waitingSince( second ) )
	);
}

/** Sorts by activity, newest first. */
export function byActivity( first: Conversation, second: Conversation ): number {
	return lastActivity( second ).localeCompare( lastActivity( first ) );
}

/** Tells whether a list is part of the active conversations, which are all loaded at the start. */
export function isActiveList( { state, ...narrower }: ListQuery ): boolean {
	return state !== 'closed' && Object.keys( narrower ).every( ( name ) => name === 'assignee' );
}

/** Returns the same text for the same query. */
export function keyOf( query: ListQuery ): string {
	return JSON.stringify( Object.entries( query ).sort( ( [ first ], [ second ] ) => ( first < second ? -1 : 1 ) ) );
}

/** Returns when something was last said in a conversation, or when it last began to wait, was taken, or ended. */
export function lastActivity( { lastMessage, createdAt, queuedAt, openedAt, closedAt }: Conversation ): string {
	const times = [ createdAt, lastMessage?.createdAt, queuedAt, openedAt, closedAt ];
	return times.reduce< string >( ( latest, time ) => ( time && time > latest ? time : latest ), '' );
}
