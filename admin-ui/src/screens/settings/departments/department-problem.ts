import { __ } from '@wordpress/i18n';
import { ProblemError } from '../../../../../relay/client';
import { LIMITS } from '../../../../../relay/protocol/limits';
import { problemSentence } from '../../../problem-sentence';
import { sprintf } from '../../../sprintf';

/** What is wrong with a change of a department. */
export interface DepartmentProblem {
	/** Where it is wrong; null: not in a field. */
	field: 'name' | 'color' | 'openingHours' | null;
	sentence: string;
}

/** Returns what to tell a person about a change that did not work, and where. */
export function readDepartmentProblem( error: unknown ): DepartmentProblem {
	const elsewhere = ( sentence: string ) => ( { field: null, sentence } );
	if ( ! ( error instanceof ProblemError ) ) {
		return elsewhere( problemSentence( error ) );
	}
	switch ( error.code ) {
		case 'department_exists':
			return {
				field: 'name',
				sentence: __( 'Another department has this name. Choose a different one.', 'veranda' ),
			};
		case 'too_many_departments':
			return elsewhere(
				/* translators: %d: number of departments. */
				sprintf( __( 'A site has up to %d departments. Delete one first.', 'veranda' ), LIMITS.departments )
			);
		case 'not_found':
			return elsewhere(
				__(
					'Somebody else has deleted this department. Close this window to see those that are there.',
					'veranda'
				)
			);
		case 'invalid_request':
			return fieldProblem( error.problem.fields?.[ 0 ]?.path ?? '' ) ?? elsewhere( problemSentence( error ) );
		default:
			return elsewhere( problemSentence( error ) );
	}
}

/** Says what is wrong with the field that the relay names, such as `openingHours.week.0.1`. */
function fieldProblem( path: string ): DepartmentProblem | null {
	switch ( path.split( '.' )[ 0 ] ) {
		case 'name': {
			/* translators: %d: number of characters. */
			const sentence = __( 'The name has from 1 to %d characters on one line.', 'veranda' );
			return { field: 'name', sentence: sprintf( sentence, LIMITS.departmentNameCharacters ) };
		}
		case 'color':
			return { field: 'color', sentence: __( 'Choose another color.', 'veranda' ) };
		case 'openingHours':
			return {
				field: 'openingHours',
				sentence: __(
					'Enter times such as 09:00, a time zone from the list, and dates with the first before the last.',
					'veranda'
				),
			};
		default:
			return null;
	}
}
