import type { PagePlace } from '../../../../relay/client';
import type { Message, MessageList } from '../../../../relay/protocol';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import type { Thunk } from '../types';

export const messageReceived = ( message: Message ) => ( { type: 'MESSAGE_RECEIVED', message } ) as const;
export const logLoading = ( conversationId: string ) => ( { type: 'LOG_LOADING', conversationId } ) as const;
export const logFailed = ( conversationId: string ) => ( { type: 'LOG_FAILED', conversationId } ) as const;
export const pageReceived = ( conversationId: string, place: PagePlace, page: MessageList ) =>
	( { type: 'PAGE_RECEIVED', conversationId, place, page } ) as const;
export const earlierLoading = ( conversationId: string, isLoading: boolean ) =>
	( { type: 'EARLIER_LOADING', conversationId, isLoading } ) as const;
export const trimmingPaused = ( conversationId: string, isTrimmingPaused: boolean ) =>
	( { type: 'TRIMMING_PAUSED', conversationId, isTrimmingPaused } ) as const;
/** `unread` is how many of the visitor's messages the agents have not read then; null: as before. */
export const readAdvanced = (
	conversationId: string,
	reader: 'visitor' | 'agent',
	seq: number,
	unread: number | null = null
) => ( { type: 'READ_ADVANCED', conversationId, reader, seq, unread } ) as const;

/** Reads the newest messages of a conversation. */
export function loadLog( conversationId: string ): Thunk {
	return async ( { dispatch, tools } ) => {
		dispatch.logLoading( conversationId );
		try {
			await tools.history.readNewest( conversationId );
		} catch {
			dispatch.logFailed( conversationId );
		}
	};
}

/** Reads all logs again that somebody has looked at: what was missed is not known. */
export function reloadLogs(): Thunk {
	return async ( { dispatch, select } ) => {
		// One after the other, the last one looked at first: the relay has others to serve.
		for ( const id of select.getLoadedLogIds().reverse() ) {
			await dispatch.loadLog( id );
			await dispatch.loadConversation( id );
		}
	};
}

/** Reads the messages before the first one shown. */
export function loadEarlier( conversationId: string ): Thunk {
	return async ( { tools, registry } ) => {
		try {
			await tools.history.readEarlier( conversationId );
		} catch ( error ) {
			void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
		}
	};
}

/** Keeps all of a conversation's messages while somebody reads further up. */
export function pauseTrimming( conversationId: string, isTrimmingPaused: boolean ): Thunk< void > {
	return ( { dispatch, select } ) => {
		if ( select.getLog( conversationId ).isTrimmingPaused !== isTrimmingPaused ) {
			dispatch.trimmingPaused( conversationId, isTrimmingPaused );
		}
	};
}

/** Takes in that a side has read up to a message. */
export function receiveRead( conversationId: string, reader: 'visitor' | 'agent', seq: number ): Thunk< void > {
	return ( { dispatch, select } ) => {
		const unread = reader === 'agent' ? select.countUnreadAfter( conversationId, seq ) : null;
		dispatch.readAdvanced( conversationId, reader, seq, unread );
	};
}

/** Tells the relay that the agents have read a conversation to its end. */
export function markRead( conversationId: string ): Thunk< void > {
	return ( { select, tools } ) => {
		const conversation = select.findConversation( conversationId );
		const { completeTo } = select.getLog( conversationId ).log;
		if ( conversation && completeTo > 0 ) {
			tools.receipts.tell( conversationId, completeTo, conversation.readSeq.agent );
		}
	};
}
