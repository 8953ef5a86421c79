import { holeAfter } from '../../../../relay/client';
import type { Message, MessageList } from '../../../../relay/protocol';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import type { Thunk } from '../types';

const PAGE = 50;

export const messageReceived = ( message: Message ) => ( { type: 'MESSAGE_RECEIVED', message } ) as const;
export const logLoading = ( conversationId: string ) => ( { type: 'LOG_LOADING', conversationId } ) as const;
export const logFailed = ( conversationId: string ) => ( { type: 'LOG_FAILED', conversationId } ) as const;
export const logReceived = ( conversationId: string, page: MessageList, place: 'newest' | 'later' | 'earlier' ) =>
	( { type: 'LOG_RECEIVED', conversationId, page, place } ) as const;
export const olderLoading = ( conversationId: string, isLoading: boolean ) =>
	( { type: 'OLDER_LOADING', conversationId, isLoading } ) as const;
export const logHeld = ( conversationId: string, isHeld: boolean ) =>
	( { type: 'LOG_HELD', conversationId, isHeld } ) as const;
/** `unread` is how many of the visitor's messages the agents have not read then; null: as before. */
export const readAdvanced = (
	conversationId: string,
	reader: 'visitor' | 'agent',
	seq: number,
	unread: number | null = null
) => ( { type: 'READ_ADVANCED', conversationId, reader, seq, unread } ) as const;

/** Reads the newest messages of a conversation. */
export function loadLog( conversationId: string ): Thunk {
	return async ( { dispatch, session } ) => {
		dispatch.logLoading( conversationId );
		try {
			const page = await session.client.listMessages( conversationId, { limit: PAGE } );
			dispatch.logReceived( conversationId, page, 'newest' );
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

/** Reads messages that came before others but are missing. */
export function fillHole( conversationId: string ): Thunk {
	return async ( { dispatch, select, session } ) => {
		const after = holeAfter( select.getLog( conversationId ).log );
		if ( after === null ) {
			return;
		}
		try {
			const page = await session.client.listMessages( conversationId, { after, limit: PAGE } );
			dispatch.logReceived( conversationId, page, 'later' );
		} catch {
			dispatch.logFailed( conversationId );
		}
	};
}

/** Reads the messages before the first one shown. */
export function loadOlder( conversationId: string ): Thunk {
	return async ( { dispatch, select, session, registry } ) => {
		const { log, isLoadingOlder } = select.getLog( conversationId );
		const before = log.messages[ 0 ]?.seq;
		if ( isLoadingOlder || ! log.hasOlder || before === undefined ) {
			return;
		}
		dispatch.olderLoading( conversationId, true );
		try {
			const page = await session.client.listMessages( conversationId, { before, limit: PAGE } );
			dispatch.logReceived( conversationId, page, 'earlier' );
		} catch ( error ) {
			void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
		} finally {
			dispatch.olderLoading( conversationId, false );
		}
	};
}

/** Keeps all of a conversation's messages while somebody reads further up. */
export function holdLog( conversationId: string, isHeld: boolean ): Thunk< void > {
	return ( { dispatch, select } ) => {
		if ( select.getLog( conversationId ).isHeld !== isHeld ) {
			dispatch.logHeld( conversationId, isHeld );
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
export function markRead( conversationId: string ): Thunk {
	return async ( { dispatch, select, session } ) => {
		const conversation = select.findConversation( conversationId );
		const seq = select.getLog( conversationId ).log.completeTo;
		if ( ! conversation || seq === 0 || seq <= conversation.readSeq.agent ) {
			return;
		}
		await dispatch.receiveRead( conversationId, 'agent', seq );
		await session.client
			.markRead( conversationId, seq )
			// The next message, or the next look, says it again.
			.catch( () => undefined );
	};
}
