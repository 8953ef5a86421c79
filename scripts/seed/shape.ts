/*
 * What a conversation of the seed looks like. What is said here of an entry is said again in SQL, in messages.ts, because
 * ten million entries are made inside the database; a test compares the two.
 */

export type SeedState = 'queued' | 'open' | 'closed';

/** A conversation that is to be made. */
export interface SeedConversation {
	id: number;
	visitorId: number;
	state: SeedState;
	/** How many entries it has, which is also the last one's number. */
	length: number;
	departmentId: number | null;
	assigneeId: number | null;
	/** The number of its first event; the others follow one another. */
	firstEvent: number;
}

/** A name and an address that somebody typed, or neither. */
export interface SeedPerson {
	name: string;
	email: string | null;
}

/** Returns the kind of entry at a position of a conversation. */
export type EntryKind = 'visitor' | 'agent' | 'note' | 'joined' | 'closed';

/** Agents close three of four conversations, visitors the rest. */
export const closedByVisitor = ( id: number ) => id % 4 === 0;

export function entryAt( { id, state, length }: SeedConversation, seq: number ): EntryKind {
	if ( seq === 1 || state === 'queued' ) {
		return 'visitor';
	}
	if ( seq === 2 ) {
		return 'joined';
	}
	if ( seq === length && state === 'closed' ) {
		return 'closed';
	}
	const mix = ( id * 31 + seq * 17 ) % 50;
	if ( mix === 0 ) {
		return 'note';
	}
	return ( seq + ( mix > 40 ? 1 : 0 ) ) % 2 === 0 ? 'agent' : 'visitor';
}

/** How many events a conversation has besides one for each entry: its beginning, its assignment, its end. */
export const eventsBesideEntries = ( state: SeedState ) => ( { queued: 1, open: 2, closed: 3 } )[ state ];

/** The shortest possible conversation in a state. */
export const shortest = ( state: SeedState ) => ( { queued: 1, open: 3, closed: 4 } )[ state ];

/** Returns the number of an entry's event: the assignment stands after the second entry. */
export function eventOf( { state, firstEvent }: SeedConversation, seq: number ): number {
	return firstEvent + seq + ( seq > 2 && state !== 'queued' ? 1 : 0 );
}

/** Returns the number of a conversation's newest event. */
export const lastEvent = ( conversation: SeedConversation ) =>
	conversation.firstEvent + conversation.length + eventsBesideEntries( conversation.state ) - 1;

/** How far each side has read, and what it has not read: as the relay counts it. */
export interface SeedCounters {
	lastPublicSeq: number;
	visitorReadSeq: number;
	agentReadSeq: number;
	unreadByVisitor: number;
	unreadByAgents: number;
}

export function countersOf( conversation: SeedConversation ): SeedCounters {
	const { id, state, length } = conversation;
	let lastPublicSeq = length;
	while ( entryAt( conversation, lastPublicSeq ) === 'note' ) {
		lastPublicSeq--;
	}
	if ( state === 'closed' ) {
		return {
			lastPublicSeq,
			visitorReadSeq: lastPublicSeq,
			agentReadSeq: length,
			unreadByVisitor: 0,
			unreadByAgents: 0,
		};
	}
	const visitorReadSeq = Math.max( 1, lastPublicSeq - ( id % 4 ) );
	const agentReadSeq = state === 'queued' ? 0 : Math.max( 2, length - ( id % 3 ) );
	const unread = ( after: number, kind: EntryKind ) => {
		let count = 0;
		for ( let seq = after + 1; seq <= length; seq++ ) {
			count += entryAt( conversation, seq ) === kind ? 1 : 0;
		}
		return count;
	};
	return {
		lastPublicSeq,
		visitorReadSeq,
		agentReadSeq,
		unreadByVisitor: unread( visitorReadSeq, 'agent' ),
		unreadByAgents: unread( agentReadSeq, 'visitor' ),
	};
}
