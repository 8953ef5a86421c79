import type { Conversation } from '../../../../relay/protocol';
import type { LoadStatus } from '../load-status';
import { mapValues } from '../records';
import type { InboxAction } from '../types';

/** A visitor's conversations as far as they are loaded, newest activity first. */
export interface HistoryState {
	conversations: Conversation[];
	status: LoadStatus;
	/** Points to the next page; null after the last. */
	cursor: string | null;
	/** The next page replaces everything. */
	isOutdated: boolean;
}

export interface VisitorsState {
	histories: Record< string, HistoryState >;
}

export const initialState = (): VisitorsState => ( { histories: {} } );

/** The history of a visitor who has not been shown yet. */
export const emptyHistory: HistoryState = {
	conversations: [],
	status: 'idle',
	cursor: null,
	isOutdated: false,
};

export function reducer( state: VisitorsState, action: InboxAction ): VisitorsState {
	switch ( action.type ) {
		case 'HISTORY_LOADING':
			return withHistory( state, action.visitorId, () => ( { status: 'loading' } ) );
		case 'HISTORY_FAILED':
			return withHistory( state, action.visitorId, () => ( { status: 'failed' } ) );
		case 'HISTORY_LOADED':
			return withHistory( state, action.visitorId, ( history ) => ( {
				conversations: history.isOutdated
					? action.conversations
					: withoutTwins( [ ...history.conversations, ...action.conversations ] ),
				status: 'ready',
				cursor: action.nextCursor,
				isOutdated: false,
			} ) );
		case 'HISTORIES_OUTDATED':
			return {
				...state,
				histories: mapValues( state.histories, ( history ) => ( {
					...history,
					cursor: null,
					isOutdated: true,
				} ) ),
			};
		case 'CONVERSATION_RECEIVED':
			return withConversation( state, action.conversation );
		default:
			return state;
	}
}

function withHistory(
	state: VisitorsState,
	visitorId: string,
	change: ( history: HistoryState ) => Partial< HistoryState >
): VisitorsState {
	const history = state.histories[ visitorId ] ?? emptyHistory;
	return { ...state, histories: { ...state.histories, [ visitorId ]: { ...history, ...change( history ) } } };
}

/** Removes duplicates: a conversation may arrive by stream and in a page. */
function withoutTwins( conversations: Conversation[] ): Conversation[] {
	const ids = conversations.map( ( { id } ) => id );
	return conversations.filter( ( { id }, place ) => ids.indexOf( id ) === place );
}

/** Updates a conversation in its visitor's history, if that is loaded; a new one comes first. */
function withConversation( state: VisitorsState, conversation: Conversation ): VisitorsState {
	if ( ! state.histories[ conversation.visitor.id ] ) {
		return state;
	}
	return withHistory( state, conversation.visitor.id, ( { conversations } ) => ( {
		conversations: conversations.some( ( { id } ) => id === conversation.id )
			? conversations.map( ( each ) => ( each.id === conversation.id ? conversation : each ) )
			: [ conversation, ...conversations ],
	} ) );
}
