import type { Conversation } from '../../../../relay/protocol';
import type { LoadStatus } from '../load-status';
import { mapValues } from '../records';
import type { InboxAction } from '../types';

/** A visitor's conversations as far as they are read, the newest activity first. */
export interface HistoryState {
	conversations: Conversation[];
	status: LoadStatus;
	/** Leads to older ones; null when all are read. */
	cursor: string | null;
	/** What is read next takes the place of all of it. */
	isOutdated: boolean;
}

export interface VisitorsState {
	histories: Record< string, HistoryState >;
}

export const initialState = (): VisitorsState => ( { histories: {} } );

/** Of a visitor at whom nobody has looked. */
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

/** Keeps the first of each: one that was told of while a page was on its way may be in that page too. */
function withoutTwins( conversations: Conversation[] ): Conversation[] {
	const ids = conversations.map( ( { id } ) => id );
	return conversations.filter( ( { id }, place ) => ids.indexOf( id ) === place );
}

/** Puts a conversation that was told of into its visitor's history, if that was read: in its place, or first when it is new. */
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
