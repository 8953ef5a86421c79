/*
 * What a page knows of conversations, and how it changes by what it loads and hears: answers and events can overtake each
 * other.
 */
import type { Conversation, Message } from '../../relay/protocol';

export type Conversations = Readonly< Record< string, Conversation > >;

/** All active conversations, as they were listed. */
interface LoadedActive {
	conversations: readonly Conversation[];
	/** Whether that is all. */
	isComplete: boolean;
	/** All conversations when loading began; what differs now has changed since. */
	knownBefore: Conversations;
}

interface Read {
	conversationId: string;
	reader: 'visitor' | 'agent';
	/** Up to which message. */
	seq: number;
	/** How many are left; null if that does not change, or is not known. */
	unread: number | null;
}

/** Adds conversations, unless a newer version is known: responses and events can overtake each other. */
export function withConversations( known: Conversations, conversations: readonly Conversation[] ): Conversations {
	// One copy for all of them: a busy site loads hundreds at a time.
	const next = { ...known };
	for ( const conversation of conversations ) {
		const before = known[ conversation.id ];
		if ( ! before || conversation.updatedAt >= before.updatedAt ) {
			next[ conversation.id ] = before ? joinedWith( before, conversation ) : conversation;
		}
	}
	return next;
}

/** Returns the newer version of a conversation, keeping messages and read marks that are even newer. */
function joinedWith( before: Conversation, conversation: Conversation ): Conversation {
	const isBehind = before.lastSeq > conversation.lastSeq;
	return {
		...conversation,
		readSeq: {
			visitor: Math.max( conversation.readSeq.visitor, before.readSeq.visitor ),
			agent: Math.max( conversation.readSeq.agent, before.readSeq.agent ),
		},
		...( isBehind && {
			lastSeq: before.lastSeq,
			lastMessage: before.lastMessage,
			unread: before.unread,
			needsReply: before.needsReply && conversation.state !== 'closed',
		} ),
	};
}

/**
 * Adds all active conversations and removes those that are no longer listed. Conversations that changed while the lists
 * were loading stay: one that is accepted between the two requests is in neither list.
 */
export function withAllActive(
	known: Conversations,
	{ conversations, isComplete, knownBefore }: LoadedActive
): Conversations {
	const listed = new Set( conversations.map( ( { id } ) => id ) );
	const isGone = ( conversation: Conversation ) =>
		isComplete &&
		conversation.state !== 'closed' &&
		! listed.has( conversation.id ) &&
		knownBefore[ conversation.id ] === conversation;
	const kept = Object.values( known ).filter( ( conversation ) => ! isGone( conversation ) );

	return withConversations(
		Object.fromEntries( kept.map( ( conversation ) => [ conversation.id, conversation ] ) ),
		conversations
	);
}

/** Adds a message to its conversation, if that is known. */
export function withMessage( known: Conversations, message: Message ): Conversations {
	const conversation = known[ message.conversationId ];
	if ( ! conversation || message.seq <= conversation.lastSeq ) {
		return known;
	}
	const isUnread = message.author.type === 'visitor' && message.seq > conversation.readSeq.agent;
	return {
		...known,
		[ conversation.id ]: {
			...conversation,
			lastSeq: message.seq,
			// As the relay tells it: a notice is nobody's line, and a note answers nobody.
			lastMessage: message.kind === 'system' ? conversation.lastMessage : message,
			needsReply: message.kind === 'text' ? message.author.type === 'visitor' : conversation.needsReply,
			unread: conversation.unread + ( isUnread ? 1 : 0 ),
		},
	};
}

/** Notes how far a conversation is read. */
export function withRead( known: Conversations, { conversationId, reader, seq, unread }: Read ): Conversations {
	const conversation = known[ conversationId ];
	if ( ! conversation || conversation.readSeq[ reader ] >= seq ) {
		return known;
	}
	return {
		...known,
		[ conversationId ]: {
			...conversation,
			unread: unread ?? conversation.unread,
			readSeq: { ...conversation.readSeq, [ reader ]: seq },
		},
	};
}

/** Counts what is unread in the conversations that an agent holds. */
export function countUnread( known: Conversations, agentId: string ): number {
	return Object.values( known )
		.filter( ( { state, assignee } ) => state === 'open' && assignee?.id === agentId )
		.reduce( ( sum, { unread } ) => sum + unread, 0 );
}
