import { __ } from '@wordpress/i18n';
import { calls, createClientId, ProblemError } from '../../../../relay/client';
import type { UpdateVisitorRequest, VisitorDetails, VisitorNote } from '../../../../relay/protocol';
import { problemSentence } from '../../problem-sentence';
import { snackbarStore } from '../../snackbars/store';
import type { Thunk } from '../types';
import { noVisitorDraft, type PendingNote } from './visitor-draft';
import { isTyped, leftAfterSaving, rebased, requestOf, reversed, type VisitorForm } from './visitor-form';
import { findMistake, readVisitorProblem, type VisitorProblem } from './visitor-problem';

export const visitorDetailsLoading = ( visitorId: string ) =>
	( { type: 'VISITOR_DETAILS_LOADING', visitorId } ) as const;
export const visitorDetailsFailed = ( visitorId: string ) => ( { type: 'VISITOR_DETAILS_FAILED', visitorId } ) as const;
export const visitorDetailsReceived = ( details: VisitorDetails ) =>
	( { type: 'VISITOR_DETAILS_RECEIVED', details } ) as const;
/** What is being typed about a visitor; null: nothing any more. */
export const visitorFormChanged = ( visitorId: string, form: VisitorForm | null ) =>
	( { type: 'VISITOR_FORM_CHANGED', visitorId, form } ) as const;
/** The form is on its way. */
export const visitorSaving = ( visitorId: string ) => ( { type: 'VISITOR_SAVING', visitorId } ) as const;
/** The form is stored, or was refused (`problem`). */
export const visitorSaved = ( visitorId: string, problem: VisitorProblem | null ) =>
	( { type: 'VISITOR_SAVED', visitorId, problem } ) as const;
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
	return async ( { dispatch, select, session } ) => {
		const notesOnTheirWay = () => select.getVisitorDetails( visitorId ).pendingNotes.length;
		dispatch.visitorDetailsLoading( visitorId );
		try {
			const details = await calls.getVisitor( session.client, visitorId );
			const before = notesOnTheirWay();
			dispatch.visitorDetailsReceived( details );
			// Otherwise nothing has changed that is kept, and what is kept may be what another tab is writing.
			if ( notesOnTheirWay() < before ) {
				void dispatch.keepVisitorDraft( visitorId );
			}
		} catch ( error ) {
			// The pane shows it and offers to try again.
			dispatch.visitorDetailsFailed( visitorId );
			if ( error instanceof ProblemError && error.code === 'not_found' ) {
				// Of those who were erased nothing stays in this browser either.
				session.visitorDrafts.save( visitorId, noVisitorDraft );
			}
		}
	};
}

/** Keeps what is being written about a visitor through reloads. */
export function keepVisitorDraft( visitorId: string ): Thunk< void > {
	return ( { select, session } ) => {
		const { form, noteDraft, pendingNotes } = select.getVisitorDetails( visitorId );
		session.visitorDrafts.save( visitorId, { form, noteDraft, pendingNotes } );
	};
}

/** Changes what is being typed about a visitor; null: nothing any more. */
export function changeVisitorForm( visitorId: string, form: VisitorForm | null ): Thunk< void > {
	return ( { dispatch } ) => {
		dispatch.visitorFormChanged( visitorId, form );
		void dispatch.keepVisitorDraft( visitorId );
	};
}

/** Closes the form without storing what is typed, and offers to take that back. */
export function giveUpVisitorForm( visitorId: string ): Thunk< void > {
	return ( { dispatch, select, registry } ) => {
		const { form } = select.getVisitorDetails( visitorId );
		void dispatch.changeVisitorForm( visitorId, null );
		if ( form && isTyped( form ) ) {
			void registry.dispatch( snackbarStore ).showSnackbar( __( 'Your changes were not saved.', 'veranda' ), {
				label: __( 'Undo', 'veranda' ),
				onClick: () => void dispatch.changeVisitorForm( visitorId, form ),
			} );
		}
	};
}

/** Stores what is typed about a visitor, and offers to take it back. What is typed meanwhile stays, and so does what is refused. */
export function saveVisitorForm( visitorId: string ): Thunk {
	return async ( { dispatch, select, session, registry } ) => {
		const { form: sent, isSaving } = select.getVisitorDetails( visitorId );
		if ( sent === null || isSaving ) {
			return;
		}
		const mistake = findMistake( sent );
		const request = requestOf( sent );
		if ( mistake !== null || request === null ) {
			dispatch.visitorSaved( visitorId, mistake );
			return mistake === null ? void dispatch.changeVisitorForm( visitorId, null ) : undefined;
		}
		const formNow = () => select.getVisitorDetails( visitorId ).form;
		dispatch.visitorSaving( visitorId );
		try {
			const details = await calls.updateVisitor( session.client, visitorId, request );
			const form = formNow();
			dispatch.visitorDetailsReceived( details );
			dispatch.visitorSaved( visitorId, null );
			void dispatch.changeVisitorForm( visitorId, form && leftAfterSaving( form, sent, details ) );
			void registry.dispatch( snackbarStore ).showSnackbar( __( 'Saved.', 'veranda' ), {
				label: __( 'Undo', 'veranda' ),
				onClick: () => void dispatch.undoVisitorChange( visitorId, reversed( request ) ),
			} );
		} catch ( error ) {
			const now = error instanceof ProblemError ? error.problem.visitor : undefined;
			const form = formNow();
			if ( now ) {
				dispatch.visitorDetailsReceived( now );
				void dispatch.changeVisitorForm( visitorId, form && rebased( form, now ) );
			}
			dispatch.visitorSaved( visitorId, form && readVisitorProblem( error ) );
		}
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

/** Changes the note that is being typed. */
export function typeVisitorNote( visitorId: string, text: string ): Thunk< void > {
	return ( { dispatch } ) => {
		dispatch.visitorNoteTyped( visitorId, text );
		void dispatch.keepVisitorDraft( visitorId );
	};
}

/** Adds a note: it shows at once, and says so if it was not stored. */
export function addVisitorNote( visitorId: string, body: string, clientId = createClientId() ): Thunk {
	return async ( { dispatch, session } ) => {
		const become = ( problem: string | null ) => {
			dispatch.visitorNotePending( visitorId, clientId, { clientId, body, problem } );
			void dispatch.keepVisitorDraft( visitorId );
		};
		become( null );
		try {
			const note = await calls.addVisitorNote( session.client, visitorId, { clientId, body } );
			dispatch.visitorNoteAdded( visitorId, note );
			void dispatch.keepVisitorDraft( visitorId );
		} catch ( error ) {
			become( noteProblem( error ) );
		}
	};
}

/** Puts a note that was not stored back into the field, before what is being typed there. */
export function editVisitorNote( visitorId: string, { clientId, body }: PendingNote ): Thunk< void > {
	return ( { dispatch, select } ) => {
		const { noteDraft } = select.getVisitorDetails( visitorId );
		dispatch.visitorNotePending( visitorId, clientId, null );
		void dispatch.typeVisitorNote( visitorId, [ body, noteDraft ].filter( Boolean ).join( '\n' ) );
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
