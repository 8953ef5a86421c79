import { emptyLog, withMessage, withoutOldest, withPage, type ConversationLog } from '../../../../relay/client';
import type { LoadStatus } from '../load-status';
import type { InboxAction } from '../types';

/** A conversation's messages and how far they are loaded. */
export interface LogState {
	log: ConversationLog;
	status: LoadStatus;
	isLoadingEarlier: boolean;
	/** Somebody is reading further up, so the oldest messages stay. */
	isTrimmingPaused: boolean;
}

/** By conversation; only those that have been shown. */
export type MessagesState = Record< string, LogState >;

export const initialState = (): MessagesState => ( {} );

/** The log of a conversation that has not been shown yet. */
export const emptyLogState: LogState = {
	log: emptyLog,
	status: 'idle',
	isLoadingEarlier: false,
	isTrimmingPaused: false,
};

export function reducer( state: MessagesState, action: InboxAction ): MessagesState {
	switch ( action.type ) {
		case 'MESSAGE_RECEIVED': {
			const { message } = action;
			// Without a log, the first page will include the message.
			return state[ message.conversationId ]
				? withLog( state, message.conversationId, ( { log } ) => ( { log: withMessage( log, message ) } ) )
				: state;
		}
		case 'LOG_LOADING':
			return withLog( state, action.conversationId, () => ( { status: 'loading' } ) );
		case 'LOG_FAILED':
			return withLog( state, action.conversationId, () => ( { status: 'failed' } ) );
		case 'PAGE_RECEIVED':
			return withLog( state, action.conversationId, ( { log, status } ) => ( {
				log: withPage( log, action.place, action.page ),
				status: action.place === 'newest' ? 'ready' : status,
			} ) );
		case 'EARLIER_LOADING':
			return withLog( state, action.conversationId, () => ( { isLoadingEarlier: action.isLoading } ) );
		case 'TRIMMING_PAUSED':
			return state[ action.conversationId ]
				? withLog( state, action.conversationId, () => ( { isTrimmingPaused: action.isTrimmingPaused } ) )
				: state;
		default:
			return state;
	}
}

/** Updates a log and trims the oldest messages, unless somebody reads there or more are loading. */
function withLog(
	state: MessagesState,
	id: string,
	change: ( entry: LogState ) => Partial< LogState >
): MessagesState {
	const before = state[ id ] ?? emptyLogState;
	const entry = { ...before, ...change( before ) };
	const isAtEnd = ! entry.isTrimmingPaused && ! entry.isLoadingEarlier;
	return { ...state, [ id ]: isAtEnd ? { ...entry, log: withoutOldest( entry.log ) } : entry };
}
