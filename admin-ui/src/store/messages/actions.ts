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
/** `unread`: how many of the visitor's messages agents have not read after that; null: unchanged. */
export const readAdvanced = (
	conversationId: string,
	reader: 'visitor' | 'agent',
	seq: number,
	unread: number | null = null
) => ( { type: 'READ_ADVANCED', conversationId, reader, seq, unread } ) as const;

/** Loads the newest messages of a conversation. */
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

/** Loads all open logs again, since messages may have been missed. */
export function reloadLogs(): Thunk {
	return async ( { dispatch, select } ) => {
		// One after another, the most recent first, to spare the relay.
		for ( const id of select.getLoadedLogIds().reverse() ) {
			await dispatch.loadLog( id );
			await dispatch.loadConversation( id );
		}
	};
}

/** Loads the messages before the first one shown. */
export function loadEarlier( conversationId: string ): Thunk {
	return async ( { tools, registry } ) => {
		try {
			await tools.history.readEarlier( conversationId );
		} catch ( error ) {
			void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
		}
	};
}

/** Stops trimming a long conversation while somebody reads further up. */
export function pauseTrimming( conversationId: string, isTrimmingPaused: boolean ): Thunk< void > {
	return ( { dispatch, select } ) => {
		if ( select.getLog( conversationId ).isTrimmingPaused !== isTrimmingPaused ) {
			dispatch.trimmingPaused( conversationId, isTrimmingPaused );
		}
	};
}

/** Records that a side has read up to a message. */
export function receiveRead( conversationId: string, reader: 'visitor' | 'agent', seq: number ): Thunk< void > {
	return ( { dispatch, select } ) => {
		const unread = reader === 'agent' ? select.countUnreadAfter( conversationId, seq ) : null;
		dispatch.readAdvanced( conversationId, reader, seq, unread );
	};
}

/** Tells the relay that agents have read a conversation to its end. */
export function markRead( conversationId: string ): Thunk< void > {
	return ( { select, tools } ) => {
		const conversation = select.findConversation( conversationId );
		const { completeTo } = select.getLog( conversationId ).log;
		if ( conversation && completeTo > 0 ) {
			tools.receipts.tell( conversationId, completeTo, conversation.readSeq.agent );
		}
	};
}
