import { __ } from '@wordpress/i18n';
import { ProblemError } from '../../../../relay/client';
import { problemSentence } from '../../problem-sentence';
import { at, isBegun, type VisitorForm } from './visitor-form';

/** What is wrong with what was entered about a visitor, and where; null: not at one field. */
export interface VisitorProblem {
	/** As the relay names it: `email`, `fields.Number`; in a field that is being added, `added.0.name`. */
	field: string | null;
	sentence: string;
}

/** Finds what could not be stored as it was typed; null: nothing. */
export function findMistake( { texts, added }: VisitorForm ): VisitorProblem | null {
	const names = new Set< string >();
	for ( const [ index, field ] of added.entries() ) {
		const name = field.name.trim();
		if ( isBegun( field ) && name === '' ) {
			return {
				field: `added.${ index }.name`,
				sentence: __( 'Give this detail a name, or take it away.', 'veranda' ),
			};
		}
		if ( isBegun( field ) && field.value.trim() === '' ) {
			return {
				field: `added.${ index }.value`,
				sentence: __( 'Enter what is in it, or take the detail away.', 'veranda' ),
			};
		}
		if ( name !== '' && ( names.has( name ) || at( texts.fields, name ) !== undefined ) ) {
			return {
				field: `added.${ index }.name`,
				sentence: __( 'There is a detail with this name already. Choose another name.', 'veranda' ),
			};
		}
		names.add( name );
	}
	return null;
}

/** Reads what the relay has refused. */
export function readVisitorProblem( error: unknown ): VisitorProblem {
	if ( ! ( error instanceof ProblemError ) ) {
		return { field: null, sentence: problemSentence( error ) };
	}
	switch ( error.code ) {
		case 'visitor_changed':
			return {
				field: null,
				sentence: __(
					'Somebody else has changed this meanwhile. What is there now is shown at each field; save again to replace it.',
					'veranda'
				),
			};
		case 'too_many_visitor_fields':
			return { field: null, sentence: __( 'There are too many details. Take one away.', 'veranda' ) };
		case 'not_found':
			return { field: null, sentence: __( 'This visitor does not exist any more.', 'veranda' ) };
		default:
			return atField( error ) ?? { field: null, sentence: problemSentence( error ) };
	}
}

function atField( { problem }: ProblemError ): VisitorProblem | null {
	const field = problem.fields?.[ 0 ]?.path;
	switch ( field ) {
		case undefined:
		case '':
			return null;
		case 'email':
			return { field, sentence: __( 'This email address looks incomplete. Check it.', 'veranda' ) };
		case 'phone':
			return {
				field,
				sentence: __( 'This phone number looks incomplete. Check it, or add the country code.', 'veranda' ),
			};
		default:
			return { field, sentence: __( 'This does not work here. Please change it.', 'veranda' ) };
	}
}
