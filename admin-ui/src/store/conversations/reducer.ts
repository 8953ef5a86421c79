import type { Conversation, Message } from '../../../../relay/protocol';
import { mapValues, without } from '../records';
import type { InboxAction } from '../types';

export type Conversations = Readonly< Record< string, Conversation > >;

export interface ConversationsState {
	byId: Conversations;
	/** Conversations that the relay refused to show, with the reason to display. */
	unavailable: Record< string, string >;
	/** What is being done to a conversation right now, one thing at a time. */
	pending: Record< string, string >;
}

export const initialState = (): ConversationsState => ( { byId: {}, unavailable: {}, pending: {} } );

export function reducer( state: ConversationsState, action: InboxAction ): ConversationsState {
	switch ( action.type ) {
		case 'CONVERSATION_RECEIVED':
			return {
				...state,
				byId: withConversations( state.byId, [ action.conversation ] ),
				unavailable: without( state.unavailable, action.conversation.id ),
			};
		case 'CONVERSATION_UNAVAILABLE':
			return {
				...state,
				byId: without( state.byId, action.conversationId ),
				unavailable: { ...state.unavailable, [ action.conversationId ]: action.detail },
			};
		case 'PENDING_CHANGED':
			return {
				...state,
				pending: action.pending
					? { ...state.pending, [ action.conversationId ]: action.pending }
					: without( state.pending, action.conversationId ),
			};
		case 'ACTIVE_PART_LOADED':
		case 'LIST_LOADED':
			return { ...state, byId: withConversations( state.byId, action.conversations ) };
		case 'ACTIVE_LOADED':
			return { ...state, byId: withAllActive( state.byId, action ) };
		case 'MESSAGE_RECEIVED':
			return { ...state, byId: withMessage( state.byId, action.message ) };
		case 'READ_ADVANCED':
			return { ...state, byId: withRead( state.byId, action ) };
		case 'DEPARTMENT_CHANGED':
			return {
				...state,
				byId: mapValues( state.byId, ( conversation ) => withDepartment( conversation, action ) ),
			};
		case 'TAG_CHANGED':
			return {
				...state,
				byId: mapValues( state.byId, ( conversation ) => withTag( conversation, action ) ),
			};
		case 'VISITOR_UPDATED':
			return {
				...state,
				byId: mapValues( state.byId, ( conversation ) =>
					conversation.visitor.id === action.visitor.id
						? { ...conversation, visitor: action.visitor }
						: conversation
				),
			};
		default:
			return state;
	}
}

/** Adds conversations, unless a newer version is known: responses and events can overtake each other. */
function withConversations( known: Conversations, conversations: readonly Conversation[] ): Conversations {
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
function withAllActive(
	known: Conversations,
	{ conversations, isComplete, knownBefore }: Extract< InboxAction, { type: 'ACTIVE_LOADED' } >
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

/** Puts a department's new name in the place of the one before. */
function withDepartment(
	conversation: Conversation,
	{ departmentId, department }: Extract< InboxAction, { type: 'DEPARTMENT_CHANGED' } >
): Conversation {
	return conversation.department?.id === departmentId
		? { ...conversation, department: department && { id: departmentId, name: department.name } }
		: conversation;
}

/** Puts a tag's new name in the place of the one before. */
function withTag(
	conversation: Conversation,
	{ previousName, name }: Extract< InboxAction, { type: 'TAG_CHANGED' } >
): Conversation {
	if ( ! conversation.tags.includes( previousName ) ) {
		return conversation;
	}
	const tags = conversation.tags
		.filter( ( tag ) => tag === previousName || tag !== name )
		.flatMap( ( tag ) => ( tag === previousName ? ( name ?? [] ) : tag ) );
	return { ...conversation, tags };
}

function withMessage( known: Conversations, message: Message ): Conversations {
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

function withRead(
	known: Conversations,
	{ conversationId, reader, seq, unread }: Extract< InboxAction, { type: 'READ_ADVANCED' } >
): Conversations {
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
