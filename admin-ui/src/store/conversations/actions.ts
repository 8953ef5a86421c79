import { __ } from '@wordpress/i18n';
import { calls, ProblemError } from '../../../../relay/client';
import type { Conversation, ExportFormat } from '../../../../relay/protocol';
import { problemSentence } from '../../problem-sentence';
import { sprintf } from '../../sprintf';
import { formatDateTime } from '../../time';
import { snackbarStore } from '../../snackbars/store';
import type { Thunk } from '../types';
import { takeBack, type Change } from './changes';

export { changeAll } from './change-all';
export { copyLink } from './copy-link';
export { printTranscript, saveTranscript } from './transcript';

export const conversationReceived = ( conversation: Conversation ) =>
	( { type: 'CONVERSATION_RECEIVED', conversation } ) as const;
export const conversationUnavailable = ( conversationId: string, detail: string ) =>
	( { type: 'CONVERSATION_UNAVAILABLE', conversationId, detail } ) as const;
/** A tag is called otherwise now, or is gone (null). */
export const tagChanged = ( previousName: string, name: string | null ) =>
	( { type: 'TAG_CHANGED', previousName, name } ) as const;
export const pendingChanged = ( conversationId: string, pending: string | null ) =>
	( { type: 'PENDING_CHANGED', conversationId, pending } ) as const;

/** Loads one conversation. */
export function loadConversation( conversationId: string ): Thunk {
	return async ( { dispatch, select, session } ) => {
		try {
			dispatch.conversationReceived( await calls.getConversation( session.client, conversationId ) );
		} catch ( error ) {
			const isGone = error instanceof ProblemError && error.status === 404;
			if ( isGone || ! select.findConversation( conversationId ) ) {
				dispatch.conversationUnavailable( conversationId, problemSentence( error ) );
			}
		}
	};
}

/** Assigns a waiting conversation to this agent. */
export function acceptConversation( conversationId: string ): Thunk {
	return async ( { dispatch, select, session } ) => {
		const request = { agentId: select.getCurrentAgentId(), expectedAssigneeId: null };
		await dispatch.actOn( conversationId, 'accept', () =>
			calls.assignConversation( session.client, conversationId, request )
		);
	};
}

/**
 * Transfers a conversation to another agent, or returns it to the queue (null), with a note for whoever gets it; returns
 * whether they have it.
 */
export function passConversation(
	conversationId: string,
	agentId: string | null,
	note = ''
): Thunk< Promise< boolean > > {
	return async ( { dispatch, select, session } ) => {
		const expectedAssigneeId = select.findConversation( conversationId )?.assignee?.id ?? null;
		const passed = await dispatch.actOn( conversationId, agentId ? 'transfer' : 'return', () =>
			calls.assignConversation( session.client, conversationId, {
				agentId,
				expectedAssigneeId,
				...( note && { note } ),
			} )
		);
		return passed !== null;
	};
}

/** Ends a conversation, and offers to undo it; the reason is for colleagues. Returns whether it has ended. */
export function closeConversation( conversationId: string, reason = '' ): Thunk< Promise< boolean > > {
	return async ( { dispatch, select, session, registry } ) => {
		const before = select.findConversation( conversationId );
		const closed = await dispatch.actOn( conversationId, 'close', () =>
			calls.closeConversation( session.client, conversationId, reason ? { reason } : {} )
		);
		if ( before && closed ) {
			void registry.dispatch( snackbarStore ).showSnackbar( __( 'Conversation ended.', 'veranda' ), {
				label: __( 'Reopen', 'veranda' ),
				onClick: () => void dispatch.undoChange( before, { type: 'close' } ),
			} );
		}
		return closed !== null;
	};
}

/** Reopens an ended conversation. */
export function reopenConversation( conversationId: string ): Thunk {
	return async ( { dispatch, session } ) => {
		await dispatch.actOn( conversationId, 'reopen', () =>
			calls.reopenConversation( session.client, conversationId )
		);
	};
}

/** Puts a conversation aside until a time, or (null) brings it back; offers to undo it. */
export function snoozeConversation( conversationId: string, until: string | null ): Thunk {
	return async ( { dispatch, select, session, registry } ) => {
		const before = select.findConversation( conversationId )?.snoozedUntil ?? null;
		await dispatch.actOn( conversationId, 'snooze', () =>
			calls.updateConversation( session.client, conversationId, { snoozedUntil: until } )
		);
		if ( until !== null && select.findConversation( conversationId )?.snoozedUntil === until ) {
			/* translators: %s: a date and time. */
			const sentence = sprintf( __( 'Snoozed until %s.', 'veranda' ), formatDateTime( until ) );
			void registry.dispatch( snackbarStore ).showSnackbar( sentence, {
				label: __( 'Undo', 'veranda' ),
				onClick: () => void dispatch.snoozeConversation( conversationId, before ),
			} );
		}
	};
}

/** Ends a conversation as spam, or makes it what it was before; the first can be undone. */
export function setSpam( conversationId: string, isSpam: boolean ): Thunk {
	return async ( { dispatch, select, session, registry } ) => {
		const before = select.findConversation( conversationId );
		await dispatch.actOn( conversationId, 'spam', () => calls.setSpam( session.client, conversationId, isSpam ) );
		if ( before && isSpam && select.findConversation( conversationId )?.isSpam ) {
			void registry.dispatch( snackbarStore ).showSnackbar( __( 'Marked as spam.', 'veranda' ), {
				label: __( 'Undo', 'veranda' ),
				onClick: () => void dispatch.undoChange( before, { type: 'spam' } ),
			} );
		}
	};
}

/** Makes a conversation that was ended what it was before, with its agent and its snooze. */
export function undoChange( before: Conversation, change: Extract< Change, { type: 'close' | 'spam' } > ): Thunk {
	return async ( { dispatch, session } ) => {
		await dispatch.actOn( before.id, change.type, () => takeBack( session, before, before, change ) );
	};
}

/**
 * Changes a conversation and reports a failure; returns it as it is then, or null. Meanwhile `pending` says what is being
 * done, and nothing else can be.
 */
export function actOn(
	conversationId: string,
	pending: string,
	act: () => Promise< Conversation >
): Thunk< Promise< Conversation | null > > {
	return ( { dispatch } ) =>
		dispatch.whilePending( conversationId, pending, () => dispatch.changeConversation( conversationId, act ) );
}

/** Changes a conversation while `pending` says so; returns null without changing it while something else is being done. */
export function whilePending(
	conversationId: string,
	pending: string,
	act: () => Promise< Conversation | null >
): Thunk< Promise< Conversation | null > > {
	return async ( { dispatch, select } ) => {
		if ( select.findPendingAction( conversationId ) ) {
			return null;
		}
		dispatch.pendingChanged( conversationId, pending );
		try {
			return await act();
		} finally {
			dispatch.pendingChanged( conversationId, null );
		}
	};
}

/** Returns what was written in some conversations, as CSV or JSON. */
export function exportConversations( ids: readonly string[], format: ExportFormat ): Thunk< Promise< string > > {
	return ( { session } ) => calls.exportConversations( session.client, [ ...ids ], format );
}

/** Changes a conversation and reports a failure; returns it as it is then, or null. */
export function changeConversation(
	conversationId: string,
	act: () => Promise< Conversation >
): Thunk< Promise< Conversation | null > > {
	return async ( { dispatch, registry } ) => {
		try {
			return await dispatch.storeChange( conversationId, act );
		} catch ( error ) {
			void registry.dispatch( snackbarStore ).showSnackbar( problemSentence( error ) );
			return null;
		}
	};
}

/** Changes a conversation and returns it as it is then; throws what is refused. */
export function storeChange(
	conversationId: string,
	act: () => Promise< Conversation >
): Thunk< Promise< Conversation > > {
	return async ( { dispatch } ) => {
		try {
			const conversation = await act();
			dispatch.conversationReceived( conversation );
			return conversation;
		} catch ( error ) {
			if ( error instanceof ProblemError && error.status === 409 ) {
				// Somebody else was faster: show the current state.
				void dispatch.loadConversation( conversationId );
			}
			throw error;
		}
	};
}
