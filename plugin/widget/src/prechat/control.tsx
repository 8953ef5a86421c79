import { __ } from '../i18n';
import type { FieldProps } from './field';

/** What browsers may fill in by themselves. */
const AUTOCOMPLETE: Record< string, string > = { name: 'name', email: 'email', phone: 'tel' };

const INPUT_TYPE: Record< string, 'email' | 'tel' | 'date' > = { email: 'email', phone: 'tel', date: 'date' };

/** Takes the answer to one question. */
export function Control( { field, isFirst, value, problem, onChange }: FieldProps ) {
	const { key, type, options = [], isRequired } = field;
	const common = {
		id: key,
		'data-first': isFirst || undefined,
		'aria-invalid': !! problem,
		'aria-required': isRequired,
		'aria-describedby': problem && `${ key }-problem`,
	};
	const text = typeof value === 'string' ? value : '';
	const handleInput = ( event: { currentTarget: { value: string } } ) => onChange( key, event.currentTarget.value );
	switch ( type ) {
		case 'checkbox':
			return (
				<input
					{ ...common }
					type="checkbox"
					checked={ value === true }
					onChange={ ( event ) => onChange( key, event.currentTarget.checked ) }
				/>
			);
		case 'choices':
			return (
				<Choices
					field={ field }
					isFirst={ isFirst }
					value={ value }
					problem={ problem }
					onChange={ onChange }
				/>
			);
		case 'choice':
			return (
				<select { ...common } value={ text } onInput={ handleInput }>
					<option value="">{ __( 'Please choose', 'veranda' ) }</option>
					{ options.map( ( option ) => (
						<option key={ option.value } value={ option.value }>
							{ option.label }
						</option>
					) ) }
				</select>
			);
		case 'paragraph':
			return <textarea { ...common } rows={ 3 } dir="auto" value={ text } onInput={ handleInput } />;
		default:
			return (
				<input
					{ ...common }
					// Which attributes go with which type is the same for all of these.
					type={ ( INPUT_TYPE[ type ] ?? 'text' ) as 'text' }
					dir={ type === 'text' || type === 'name' ? 'auto' : undefined }
					autocomplete={ AUTOCOMPLETE[ type ] }
					value={ text }
					onInput={ handleInput }
				/>
			);
	}
}

function Choices( { field: { key, options = [] }, isFirst, value, problem, onChange }: FieldProps ) {
	const chosen = Array.isArray( value ) ? value : [];
	return (
		<>
			{ options.map( ( option, index ) => (
				<label key={ option.value } class="prechat-option" htmlFor={ `${ key }-${ option.value }` }>
					<input
						id={ `${ key }-${ option.value }` }
						type="checkbox"
						data-first={ ( isFirst && index === 0 ) || undefined }
						aria-invalid={ !! problem }
						checked={ chosen.includes( option.value ) }
						onChange={ ( event ) =>
							onChange(
								key,
								event.currentTarget.checked
									? [ ...chosen, option.value ]
									: chosen.filter( ( other ) => other !== option.value )
							)
						}
					/>
					<bdi>{ option.label }</bdi>
				</label>
			) ) }
		</>
	);
}
