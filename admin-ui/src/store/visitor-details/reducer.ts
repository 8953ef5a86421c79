import type { VisitorDetails, VisitorNote } from '../../../../relay/protocol';
import type { AccountsConfig } from '../../config';
import type { LoadStatus } from '../load-status';
import { mapValues } from '../records';
import type { Session } from '../session/session';
import type { InboxAction } from '../types';
import { noVisitorDraft, type PendingNote, type VisitorDraft } from './visitor-draft';
import type { VisitorProblem } from './visitor-problem';

/** What is known of one visitor, and what is being written about them. */
export interface KnownVisitor extends VisitorDraft {
	status: LoadStatus;
	details: VisitorDetails | null;
	/** The form is on its way. */
	isSaving: boolean;
	/** Why the form was not stored; null: nothing is known to be wrong. */
	problem: VisitorProblem | null;
}

export interface VisitorDetailsState {
	byVisitor: Record< string, KnownVisitor >;
	accounts: AccountsConfig;
}

export const initialState = ( { desk, visitorDrafts }: Session ): VisitorDetailsState => ( {
	byVisitor: mapValues( visitorDrafts.list(), ( draft ) => ( { ...unknownVisitor, ...draft } ) ),
	accounts: desk.accounts,
} );

/** A visitor who has not been shown yet. */
export const unknownVisitor: KnownVisitor = {
	...noVisitorDraft,
	status: 'idle',
	details: null,
	isSaving: false,
	problem: null,
};

export function reducer( state: VisitorDetailsState, action: InboxAction ): VisitorDetailsState {
	switch ( action.type ) {
		case 'VISITOR_DETAILS_LOADING':
			return withVisitor( state, action.visitorId, () => ( { status: 'loading' } ) );
		case 'VISITOR_DETAILS_FAILED':
			return withVisitor( state, action.visitorId, () => ( { status: 'failed' } ) );
		case 'VISITOR_DETAILS_RECEIVED': {
			const { details } = action;
			const isStored = ( { clientId }: PendingNote ) =>
				details.notes.some( ( note ) => note.clientId === clientId );
			return withVisitor( state, details.id, ( { pendingNotes } ) => ( {
				status: 'ready',
				details,
				pendingNotes: pendingNotes.filter( ( note ) => ! isStored( note ) ),
			} ) );
		}
		case 'VISITOR_FORM_CHANGED':
			return withVisitor( state, action.visitorId, ( { problem } ) => ( {
				form: action.form,
				problem: action.form && problem,
			} ) );
		case 'VISITOR_SAVING':
			return withVisitor( state, action.visitorId, () => ( { isSaving: true, problem: null } ) );
		case 'VISITOR_SAVED':
			return withVisitor( state, action.visitorId, () => ( { isSaving: false, problem: action.problem } ) );
		case 'VISITOR_NOTE_TYPED':
			return withVisitor( state, action.visitorId, () => ( { noteDraft: action.text } ) );
		case 'VISITOR_NOTE_PENDING':
			return withVisitor( state, action.visitorId, ( { pendingNotes } ) => ( {
				pendingNotes: withPending( pendingNotes, action.clientId, action.note ),
			} ) );
		case 'VISITOR_NOTE_ADDED': {
			const { note } = action;
			return withVisitor( state, action.visitorId, ( known ) => ( {
				pendingNotes: withPending( known.pendingNotes, note.clientId, null ),
				...withNotes( known, ( notes ) => [ note, ...notes.filter( ( { id } ) => id !== note.id ) ] ),
			} ) );
		}
		case 'VISITOR_NOTE_DELETED':
			return withVisitor( state, action.visitorId, ( known ) =>
				withNotes( known, ( notes ) => notes.filter( ( { id } ) => id !== action.noteId ) )
			);
		default:
			return state;
	}
}

function withVisitor(
	state: VisitorDetailsState,
	visitorId: string,
	change: ( known: KnownVisitor ) => Partial< KnownVisitor >
): VisitorDetailsState {
	const { byVisitor } = state;
	const known = byVisitor[ visitorId ] ?? unknownVisitor;
	return { ...state, byVisitor: { ...byVisitor, [ visitorId ]: { ...known, ...change( known ) } } };
}

function withNotes(
	{ details }: KnownVisitor,
	change: ( notes: VisitorNote[] ) => VisitorNote[]
): Pick< KnownVisitor, 'details' > {
	return { details: details && { ...details, notes: change( details.notes ) } };
}

function withPending( notes: PendingNote[], clientId: string, note: PendingNote | null ): PendingNote[] {
	if ( note !== null && notes.some( ( each ) => each.clientId === clientId ) ) {
		return notes.map( ( each ) => ( each.clientId === clientId ? note : each ) );
	}
	const others = notes.filter( ( each ) => each.clientId !== clientId );
	return note === null ? others : [ note, ...others ];
}
