import { __ } from '@wordpress/i18n';
import type { DraftKind } from '../drafts/draft-storage';
import { isTyped, type NewField, type VisitorForm, type VisitorTexts } from './visitor-form';

/** A note that is on its way, or could not be stored. */
export interface PendingNote {
	clientId: string;
	body: string;
	/** Why it could not be stored; null: it is on its way. */
	problem: string | null;
}

/** What an agent is writing about a visitor; survives reloads. */
export interface VisitorDraft {
	/** Null: nothing is being edited. */
	form: VisitorForm | null;
	noteDraft: string;
	/** The newest first. */
	pendingNotes: PendingNote[];
}

/** Nothing is being written. */
export const noVisitorDraft: VisitorDraft = { form: null, noteDraft: '', pendingNotes: [] };

/** How it is kept, one for each visitor. */
export const visitorDraft: DraftKind< VisitorDraft > = {
	name: 'visitor-draft',
	isEmpty: ( { form, noteDraft, pendingNotes } ) =>
		( form === null || ! isTyped( form ) ) && noteDraft === '' && pendingNotes.length === 0,
	read: ( stored ) => {
		if ( ! isRecord( stored ) ) {
			return null;
		}
		const { form, noteDraft, pendingNotes } = stored;
		return {
			form: isForm( form ) ? form : null,
			noteDraft: typeof noteDraft === 'string' ? noteDraft : '',
			pendingNotes: Array.isArray( pendingNotes ) ? pendingNotes.filter( isNote ).map( interrupted ) : [],
		};
	},
};

/** Nobody waits any more for the answer about a note that was on its way: sending it again is safe. */
function interrupted( { clientId, body }: PendingNote ): PendingNote {
	return { clientId, body, problem: __( 'This note was not saved yet.', 'veranda' ) };
}

function isForm( value: unknown ): value is VisitorForm {
	return (
		isRecord( value ) &&
		areTexts( value.seen ) &&
		areTexts( value.texts ) &&
		( value.outdated === null || areTexts( value.outdated ) ) &&
		Array.isArray( value.added ) &&
		value.added.every( isNewField )
	);
}

function areTexts( value: unknown ): value is VisitorTexts {
	return (
		isRecord( value ) &&
		[ value.name, value.email, value.phone, value.company ].every( isText ) &&
		isRecord( value.fields ) &&
		Object.values( value.fields ).every( isText )
	);
}

function isNewField( value: unknown ): value is NewField {
	return isRecord( value ) && isText( value.name ) && isText( value.value );
}

function isNote( value: unknown ): value is PendingNote {
	return isRecord( value ) && isText( value.clientId ) && isText( value.body );
}

function isRecord( value: unknown ): value is Record< string, unknown > {
	return typeof value === 'object' && value !== null;
}

function isText( value: unknown ): value is string {
	return typeof value === 'string';
}
