import { SelectControl, TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import type { PrechatCondition } from '../../../../../relay/protocol';
import { sprintf } from '../../../sprintf';
import { fieldName, type FormField } from './form-field';

interface Props {
	condition: PrechatCondition | undefined;
	before: FormField[];
	onChange( condition: PrechatCondition | undefined ): void;
}

/** When a field is shown: always, on a page, to who is logged in, or after an answer. */
export function ConditionEditor( { condition, before, onChange }: Props ) {
	const answers = before.flatMap( answersOf );
	const chosen = condition?.on === 'answer' ? valueOf( condition ) : ( condition?.on ?? '' );
	const options = [
		{ value: '', label: __( 'Always', 'veranda' ) },
		{ value: 'page', label: __( 'On a page', 'veranda' ) },
		{ value: 'in', label: __( 'To visitors who are logged in', 'veranda' ) },
		{ value: 'out', label: __( 'To visitors who are not logged in', 'veranda' ) },
		...answers.map( ( { condition: answer, label } ) => ( { value: valueOf( answer ), label } ) ),
	];
	const loginChoice = condition?.on === 'login' && condition.isLoggedIn ? 'in' : 'out';
	const value = condition?.on === 'login' ? loginChoice : chosen;
	const isGone = ! options.some( ( option ) => option.value === value );

	const choose = ( next: string ) => {
		switch ( next ) {
			case '':
				return onChange( undefined );
			case 'page':
				return onChange( { on: 'page', path: '/' } );
			case 'in':
			case 'out':
				return onChange( { on: 'login', isLoggedIn: next === 'in' } );
			default:
				return onChange( answers.find( ( { condition: answer } ) => valueOf( answer ) === next )?.condition );
		}
	};

	return (
		<>
			<SelectControl
				__nextHasNoMarginBottom
				__next40pxDefaultSize
				label={ __( 'Show it', 'veranda' ) }
				value={ value }
				options={
					isGone ? [ ...options, { value, label: __( 'After an answer that is gone', 'veranda' ) } ] : options
				}
				onChange={ choose }
			/>
			{ condition?.on === 'page' && (
				<TextControl
					__nextHasNoMarginBottom
					__next40pxDefaultSize
					dir="ltr"
					label={ __( 'Path of the page', 'veranda' ) }
					help={ __( 'For example /cart or /shop/*, where * stands for anything.', 'veranda' ) }
					value={ condition.path }
					onChange={ ( path ) => onChange( { on: 'page', path } ) }
				/>
			) }
		</>
	);
}

type AnswerCondition = Extract< PrechatCondition, { on: 'answer' } >;

const valueOf = ( { key, value }: AnswerCondition ) => `${ key }=${ value }`;

/** Returns the answers of a field on which later ones may depend. */
function answersOf( field: FormField ): { condition: AnswerCondition; label: string }[] {
	const { key, type } = field;
	if ( type === 'checkbox' ) {
		/* translators: %s: name of a checkbox. */
		const label = sprintf( __( 'When “%s” is ticked', 'veranda' ), fieldName( field ) );
		return [ { condition: { on: 'answer', key, value: 'yes' }, label } ];
	}
	return ( field.options ?? [] ).map( ( option ) => ( {
		condition: { on: 'answer', key, value: option.value },
		/* translators: 1: name of a field, 2: one of its options. */
		label: sprintf( __( 'When “%1$s” is “%2$s”', 'veranda' ), fieldName( field ), option.label ),
	} ) );
}
