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
	/**
	 * Which of the relay's counts to show when not all conversations are loaded; `known`: it has none, and those that are
	 * loaded are counted; null: no count.
	 */
	count: keyof Counts | 'known' | null;
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

/** Sorts by how long the visitor's last words have been waiting for an answer, longest first; those that are answered come last. */
export function byReplyWait( first: Conversation, second: Conversation ): number {
	return (
		Number( second.needsReply ) - Number( first.needsReply ) ||
		lastActivity( first ).localeCompare( lastActivity( second ) )
	);
}

/** Sorts by priority, the most urgent first, then by activity. */
export function byPriority( first: Conversation, second: Conversation ): number {
	return PRIORITIES.indexOf( second.priority ) - PRIORITIES.indexOf( first.priority ) || byActivity( first, second );
}

/** Sorts by when snoozed conversations are back, the next one first. */
export function bySnooze( first: Conversation, second: Conversation ): number {
	return ( first.snoozedUntil ?? '' ).localeCompare( second.snoozedUntil ?? '' );
}

/** Tells whether a list is part of the active conversations, which are all loaded at the start. */
export function isActiveList( { state, ...narrower }: ListQuery ): boolean {
	return state !== 'closed' && Object.keys( narrower ).every( ( name ) => name === 'assignee' );
}

/** Returns the same text for the same query. */
export function keyOf( query: Readonly< Record< string, unknown > > ): string {
	return JSON.stringify( Object.entries( query ).sort( ( [ first ], [ second ] ) => ( first < second ? -1 : 1 ) ) );
}

/** Returns when something was last said in a conversation, or when it last began to wait, was taken, or ended. */
export function lastActivity( { lastMessage, createdAt, queuedAt, openedAt, closedAt }: Conversation ): string {
	const times = [ createdAt, lastMessage?.createdAt, queuedAt, openedAt, closedAt ];
	return times.reduce< string >( ( latest, time ) => ( time && time > latest ? time : latest ), '' );
}
