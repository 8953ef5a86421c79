import { __ } from '@wordpress/i18n';
import { calls, createClientId, ProblemError } from '../../../../relay/client';
import type { UpdateVisitorRequest, VisitorDetails, VisitorNote } from '../../../../relay/protocol';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import type { Thunk } from '../types';
import type { PendingNote } from './reducer';
import { reversed, type VisitorForm } from './visitor-form';

export const visitorDetailsLoading = ( visitorId: string ) =>
	( { type: 'VISITOR_DETAILS_LOADING', visitorId } ) as const;
export const visitorDetailsFailed = ( visitorId: string ) => ( { type: 'VISITOR_DETAILS_FAILED', visitorId } ) as const;
export const visitorDetailsReceived = ( details: VisitorDetails ) =>
	( { type: 'VISITOR_DETAILS_RECEIVED', details } ) as const;
/** What is being typed about a visitor; null: nothing any more. */
export const visitorFormChanged = ( visitorId: string, form: VisitorForm | null ) =>
	( { type: 'VISITOR_FORM_CHANGED', visitorId, form } ) as const;
export const visitorNoteTyped = ( visitorId: string, text: string ) =>
	( { type: 'VISITOR_NOTE_TYPED', visitorId, text } ) as const;
/** A note is on its way, was refused (`problem`), or is given up (null). */
export const visitorNotePending = ( visitorId: string, clientId: string, note: PendingNote | null ) =>
	( { type: 'VISITOR_NOTE_PENDING', visitorId, clientId, note } ) as const;
export const visitorNoteAdded = ( visitorId: string, note: VisitorNote ) =>
	( { type: 'VISITOR_NOTE_ADDED', visitorId, note } ) as const;
export const visitorNoteDeleted = ( visitorId: string, noteId: string ) =>
	( { type: 'VISITOR_NOTE_DELETED', visitorId, noteId } ) as const;

/** Loads what agents know of a visitor. */
export function loadVisitorDetails( visitorId: string ): Thunk {
	return async ( { dispatch, session } ) => {
		dispatch.visitorDetailsLoading( visitorId );
		try {
			dispatch.visitorDetailsReceived( await calls.getVisitor( session.client, visitorId ) );
		} catch {
			// The pane shows it and offers to try again.
			dispatch.visitorDetailsFailed( visitorId );
		}
	};
}

/** Stores changes, and offers to take them back; throws what the relay refuses. */
export function saveVisitor( visitorId: string, request: UpdateVisitorRequest ): Thunk< Promise< void > > {
	return async ( { dispatch, session, registry } ) => {
		dispatch.visitorDetailsReceived( await calls.updateVisitor( session.client, visitorId, request ) );
		void registry.dispatch( snackbarStore ).showSnackbar( __( 'Saved.', 'veranda' ), {
			label: __( 'Undo', 'veranda' ),
			onClick: () => void dispatch.undoVisitorChange( visitorId, reversed( request ) ),
		} );
	};
}

/** Puts back what was there, unless somebody has changed it since. */
export function undoVisitorChange( visitorId: string, request: UpdateVisitorRequest ): Thunk {
	return async ( { dispatch, session, registry } ) => {
		try {
			dispatch.visitorDetailsReceived( await calls.updateVisitor( session.client, visitorId, request ) );
		} catch ( error ) {
			const isConflict = error instanceof ProblemError && error.code === 'visitor_changed';
			void registry
				.dispatch( snackbarStore )
				.showSnackbar(
					isConflict
						? __( 'Somebody else has changed this since. It stays as it is.', 'veranda' )
						: problemSentence( error )
				);
		}
	};
}

/** Adds a note: it shows at once, and says so if it was not stored. */
export function addVisitorNote( visitorId: string, body: string, clientId = createClientId() ): Thunk {
	return async ( { dispatch, session } ) => {
		dispatch.visitorNotePending( visitorId, clientId, { clientId, body, problem: null } );
		try {
			const note = await calls.addVisitorNote( session.client, visitorId, { clientId, body } );
			dispatch.visitorNoteAdded( visitorId, note );
		} catch ( error ) {
			dispatch.visitorNotePending( visitorId, clientId, { clientId, body, problem: noteProblem( error ) } );
		}
	};
}

/** Deletes a note of the agent, and offers to write it again. */
export function deleteVisitorNote( visitorId: string, { id, body }: VisitorNote ): Thunk {
	return async ( { dispatch, session, registry } ) => {
		const { showSnackbar } = registry.dispatch( snackbarStore );
		try {
			await calls.deleteVisitorNote( session.client, visitorId, id );
		} catch ( error ) {
			if ( ! ( error instanceof ProblemError && error.code === 'not_found' ) ) {
				void showSnackbar( problemSentence( error ) );
				return;
			}
		}
		dispatch.visitorNoteDeleted( visitorId, id );
		void showSnackbar( __( 'Note deleted.', 'veranda' ), {
			label: __( 'Undo', 'veranda' ),
			onClick: () => void dispatch.addVisitorNote( visitorId, body ),
		} );
	};
}

function noteProblem( error: unknown ): string {
	return error instanceof ProblemError && error.code === 'too_many_visitor_notes'
		? __( 'There are as many notes as there may be. Delete one that you do not need.', 'veranda' )
		: problemSentence( error );
}
