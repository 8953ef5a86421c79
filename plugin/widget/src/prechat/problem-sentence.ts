import type { FieldProblem, PrechatFieldType } from '../../../../relay/protocol';
import { __ } from '../i18n';

/** Says what is wrong with an answer, and what to do. */
export function problemSentence( problem: FieldProblem, type: PrechatFieldType ): string {
	switch ( problem ) {
		case 'required':
			return type === 'checkbox'
				? __( 'Please tick this box.', 'veranda' )
				: __( 'Please answer this.', 'veranda' );
		case 'too_long':
			return __( 'This is too long. Please shorten it.', 'veranda' );
		case 'no_such_choice':
			return __( 'This cannot be chosen any more. Please choose something else.', 'veranda' );
		case 'invalid_date':
			return __( 'This is not a date.', 'veranda' );
		case 'invalid_phone':
			return __( 'This phone number looks incomplete. Please check it or add the country code.', 'veranda' );
		default:
			return type === 'email'
				? __( 'That address looks incomplete.', 'veranda' )
				: __( 'Please write this differently.', 'veranda' );
	}
}
