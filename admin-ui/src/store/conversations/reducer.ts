import type { Conversation } from '../../../../relay/protocol';
import { withAllActive, withConversations, withMessage, withRead, type Conversations } from '../../known-conversations';
import { mapValues, without } from '../records';
import type { InboxAction } from '../types';

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
