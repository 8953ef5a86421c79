import type { FieldProblem, PrechatField } from '../../../../relay/protocol';
import { __, sprintf } from '../i18n';
import { AwayNote } from './away-note';
import { Control } from './control';
import type { Values } from './hand-in';
import { problemSentence } from './problem-sentence';

export interface FieldProps {
	field: PrechatField;
	/** Where the focus begins. */
	isFirst: boolean;
	value: Values[ string ];
	problem: FieldProblem | undefined;
	onChange( key: string, value: Values[ string ] ): void;
}

/** One question of the form, with what is wrong with the answer. */
export function Field( props: FieldProps ) {
	const { field, problem, value } = props;
	const { key, type, isRequired, options } = field;
	const name = field.label || ownWords( type );
	/* translators: %s: what a field of a form asks for. */
	const label = isRequired ? name : sprintf( __( '%s (optional)', 'veranda' ), name );
	const message = problem && (
		<span class="is-problem" id={ `${ key }-problem` }>
			{ problemSentence( problem, type ) }
		</span>
	);
	const note = options?.some( ( { availability } ) => availability ) && <AwayNote field={ field } value={ value } />;
	if ( type === 'choices' ) {
		return (
			<fieldset class="prechat-group" aria-describedby={ problem && `${ key }-problem` }>
				<legend>
					<bdi>{ label }</bdi>
				</legend>
				<Control { ...props } />
				{ note }
				{ message }
			</fieldset>
		);
	}
	return type === 'checkbox' ? (
		<div class="prechat-group">
			<label class="prechat-option" htmlFor={ key }>
				<Control { ...props } />
				<bdi>{ label }</bdi>
			</label>
			{ message }
		</div>
	) : (
		<div class="field">
			<label htmlFor={ key }>
				<bdi>{ label }</bdi>
			</label>
			<Control { ...props } />
			{ note }
			{ message }
		</div>
	);
}

/** What is asked for, in the language of the page. */
function ownWords( type: PrechatField[ 'type' ] ): string {
	switch ( type ) {
		case 'name':
			return __( 'Your name', 'veranda' );
		case 'email':
			return __( 'Your email address', 'veranda' );
		case 'phone':
			return __( 'Your phone number', 'veranda' );
		default:
			return __( 'Order number', 'veranda' );
	}
}
