import {
	withEarlierPage,
	withLaterPage,
	withMessage,
	withNewestPage,
	withoutOldest,
	type ConversationLog,
} from '../../../relay/client';
import type { Conversation, Message } from '../../../relay/protocol';
import type { InboxAction } from './actions';
import { emptyHistory, emptyLogState, initialState, type HistoryState, type InboxState, type LogState } from './state';

/** Returns the state after something happened. */
export function reducer( state: InboxState = initialState, action: InboxAction ): InboxState {
	switch ( action.type ) {
		case 'STARTED':
			return {
				...state,
				currentAgentId: action.currentAgentId,
				drafts: action.drafts,
			};
		case 'ACTIVE_LOADING':
			// What is there stays while it is read again.
			return { ...state, activeStatus: state.activeStatus === 'ready' ? 'ready' : 'loading' };
		case 'ACTIVE_BEGUN':
			return {
				...state,
				conversations: withConversations( state.conversations, action.conversations ),
				counts: action.counts,
				isActiveComplete: false,
			};
		case 'ACTIVE_LOADED':
			return {
				...state,
				conversations: withAllActive( state.conversations, action ),
				counts: action.counts,
				isActiveComplete: action.isComplete,
				activeStatus: 'ready',
			};
		case 'ACTIVE_FAILED':
			return { ...state, activeStatus: 'failed' };
		case 'CLOSED_LOADING':
			return { ...state, closedStatus: 'loading' };
		case 'CLOSED_LOADED':
			return {
				...state,
				conversations: withConversations( state.conversations, action.conversations ),
				closedStatus: 'ready',
				closedCursor: action.nextCursor,
			};
		case 'CLOSED_FAILED':
			return { ...state, closedStatus: 'failed' };
		case 'HISTORY_LOADING':
			return withHistory( state, action.visitorId, ( history ) => ( { ...history, status: 'loading' } ) );
		case 'HISTORY_FAILED':
			return withHistory( state, action.visitorId, ( history ) => ( { ...history, status: 'failed' } ) );
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
				histories: Object.fromEntries(
					Object.entries( state.histories ).map( ( [ visitorId, history ] ) => [
						visitorId,
						{ ...history, cursor: null, isOutdated: true },
					] )
				),
			};
		case 'COUNTS_RECEIVED':
			return { ...state, counts: action.counts };
		case 'CONVERSATION_RECEIVED':
			return {
				...state,
				conversations: withConversations( state.conversations, [ action.conversation ] ),
				histories: withTold( state.histories, action.conversation ),
				unavailable: without( state.unavailable, action.conversation.id ),
			};
		case 'CONVERSATION_UNAVAILABLE':
			return {
				...state,
				conversations: without( state.conversations, action.conversationId ),
				unavailable: {
					...state.unavailable,
					[ action.conversationId ]: action.detail,
				},
			};
		case 'MESSAGE_RECEIVED':
			return withReceivedMessage( state, action.message );
		case 'LOG_LOADING':
			return withLog( state, action.conversationId, ( entry ) => ( {
				...entry,
				status: 'loading',
			} ) );
		case 'LOG_FAILED':
			return withLog( state, action.conversationId, ( entry ) => ( {
				...entry,
				status: 'failed',
			} ) );
		case 'LOG_RECEIVED':
			return withLog( state, action.conversationId, ( entry ) => ( {
				...entry,
				log: PLACES[ action.place ]( entry.log, action.page ),
				status: action.place === 'newest' ? 'ready' : entry.status,
			} ) );
		case 'OLDER_LOADING':
			return withLog( state, action.conversationId, ( entry ) => ( {
				...entry,
				isLoadingOlder: action.isLoading,
			} ) );
		case 'LOG_HELD':
			return state.logs[ action.conversationId ]
				? withLog( state, action.conversationId, ( entry ) => ( { ...entry, isHeld: action.isHeld } ) )
				: state;
		case 'READ_ADVANCED':
			return withRead( state, action );
		case 'TYPING_STARTED': {
			const { author, text, until } = action;
			return {
				...state,
				typing: {
					...state.typing,
					[ action.conversationId ]: { author, text, until },
				},
			};
		}
		case 'TYPING_STOPPED':
			return withoutTyping( state, action.conversationId, action.authorId );
		case 'AGENTS_RECEIVED':
			return {
				...state,
				agents: Object.fromEntries( action.agents.map( ( agent ) => [ agent.id, agent ] ) ),
			};
		case 'AGENT_CHANGED':
			return {
				...state,
				agents: { ...state.agents, [ action.agent.id ]: action.agent },
			};
		case 'VISITOR_UPDATED':
			return {
				...state,
				conversations: mapValues( state.conversations, ( conversation ) =>
					conversation.visitor.id === action.visitor.id
						? { ...conversation, visitor: action.visitor }
						: conversation
				),
			};
		case 'OUTBOX_CHANGED':
			return { ...state, outbox: action.items };
		case 'DRAFT_CHANGED':
			return {
				...state,
				drafts: {
					...state.drafts,
					[ action.conversationId ]: action.draft,
				},
			};
		case 'PENDING_CHANGED':
			return {
				...state,
				pending: action.pending
					? {
							...state.pending,
							[ action.conversationId ]: action.pending,
						}
					: without( state.pending, action.conversationId ),
			};
		case 'CONNECTION_CHANGED':
			return {
				...state,
				connection: { ...state.connection, ...action.connection },
			};
		case 'ANNOUNCED':
			return {
				...state,
				announcement: {
					id: state.announcement.id + 1,
					text: action.text,
				},
			};
		default:
			return state;
	}
}

const PLACES = {
	newest: withNewestPage,
	later: withLaterPage,
	earlier: withEarlierPage,
};

type Conversations = InboxState[ 'conversations' ];

/** Takes conversations in, but none of which something newer is known: answers and events overtake each other. */
function withConversations( known: Conversations, conversations: Conversation[] ): Conversations {
	// One copy for all of them: a busy site reads hundreds at a time.
	const next = { ...known };
	for ( const conversation of conversations ) {
		const before = known[ conversation.id ];
		if ( ! before || conversation.updatedAt >= before.updatedAt ) {
			next[ conversation.id ] = before ? joinedWith( before, conversation ) : conversation;
		}
	}
	return next;
}

/** Returns the newer form of a conversation, with what is known of messages and readers beyond it. */
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
		} ),
	};
}

function withHistory(
	state: InboxState,
	visitorId: string,
	change: ( history: HistoryState ) => HistoryState
): InboxState {
	const history = state.histories[ visitorId ] ?? emptyHistory;
	return { ...state, histories: { ...state.histories, [ visitorId ]: change( history ) } };
}

/** Keeps the first of each: one that was told of while a page was on its way may be in that page too. */
function withoutTwins( conversations: Conversation[] ): Conversation[] {
	const ids = conversations.map( ( { id } ) => id );
	return conversations.filter( ( { id }, place ) => ids.indexOf( id ) === place );
}

/** Puts a conversation that was told of into its visitor's history, if that was read: in its place, or first when it is new. */
function withTold( histories: InboxState[ 'histories' ], conversation: Conversation ): InboxState[ 'histories' ] {
	const visitorId = conversation.visitor.id;
	const history = histories[ visitorId ];
	if ( ! history ) {
		return histories;
	}
	const isKnown = history.conversations.some( ( { id } ) => id === conversation.id );
	const conversations = isKnown
		? history.conversations.map( ( each ) => ( each.id === conversation.id ? conversation : each ) )
		: [ conversation, ...history.conversations ];
	return { ...histories, [ visitorId ]: { ...history, conversations } };
}

/**
 * Takes in all active conversations; forgets those that have ended or gone. What was told of during the reading stays:
 * a conversation that is accepted between the two lists is in neither.
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

function withReceivedMessage( state: InboxState, message: Message ): InboxState {
	const { conversationId, author } = message;
	const conversation = state.conversations[ conversationId ];
	let next = withoutTyping( state, conversationId, author.id );

	if ( conversation && message.seq > conversation.lastSeq ) {
		const isUnread = author.type === 'visitor' && message.seq > conversation.readSeq.agent;
		next = {
			...next,
			conversations: {
				...next.conversations,
				[ conversationId ]: {
					...conversation,
					lastSeq: message.seq,
					lastMessage: message,
					unread: conversation.unread + ( isUnread ? 1 : 0 ),
				},
			},
		};
	}
	// Without a log nobody has looked: its first page will bring the message.
	return next.logs[ conversationId ]
		? withLog( next, conversationId, ( entry ) => ( {
				...entry,
				log: withMessage( entry.log, message ),
			} ) )
		: next;
}

function withRead(
	state: InboxState,
	{ conversationId, reader, seq }: Extract< InboxAction, { type: 'READ_ADVANCED' } >
): InboxState {
	const conversation = state.conversations[ conversationId ];
	if ( ! conversation || conversation.readSeq[ reader ] >= seq ) {
		return state;
	}
	const log = state.logs[ conversationId ]?.log;
	const unread = reader === 'agent' ? countUnread( conversation, seq, log ) : conversation.unread;
	return {
		...state,
		conversations: {
			...state.conversations,
			[ conversationId ]: {
				...conversation,
				unread,
				readSeq: { ...conversation.readSeq, [ reader ]: seq },
			},
		},
	};
}

/** Counts what agents have not read after `seq`; without all those messages only none or "as before" is known. */
function countUnread( conversation: Conversation, seq: number, log: ConversationLog | undefined ): number {
	if ( seq >= conversation.lastSeq ) {
		return 0;
	}
	const first = log?.messages[ 0 ];
	return first && first.seq <= seq + 1
		? log.messages.filter( ( message ) => message.seq > seq && message.author.type === 'visitor' ).length
		: conversation.unread;
}

/** Changes a log. What lies far above is forgotten, unless somebody reads there or more of it is on its way. */
function withLog( state: InboxState, id: string, change: ( entry: LogState ) => LogState ): InboxState {
	const entry = change( state.logs[ id ] ?? emptyLogState );
	const isAtEnd = ! entry.isHeld && ! entry.isLoadingOlder;
	return {
		...state,
		logs: {
			...state.logs,
			[ id ]: isAtEnd ? { ...entry, log: withoutOldest( entry.log ) } : entry,
		},
	};
}

function withoutTyping( state: InboxState, conversationId: string, authorId: string ): InboxState {
	return state.typing[ conversationId ]?.author.id === authorId
		? { ...state, typing: without( state.typing, conversationId ) }
		: state;
}

function without< T >( record: Record< string, T >, key: string ): Record< string, T > {
	if ( ! ( key in record ) ) {
		return record;
	}
	const { [ key ]: _removed, ...rest } = record;
	return rest;
}

function mapValues< T >( record: Record< string, T >, change: ( value: T ) => T ): Record< string, T > {
	return Object.fromEntries( Object.entries( record ).map( ( [ key, value ] ) => [ key, change( value ) ] ) );
}
