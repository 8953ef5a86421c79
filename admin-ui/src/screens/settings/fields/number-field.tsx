import { TextControl } from '@wordpress/components';
import { useField } from './use-field';

interface Props {
	name: string;
	disabled?: boolean;
}

/** A whole number. What is not one yet, such as nothing, stays as it is typed; saving says what is wrong with it. */
export function NumberField( { name, disabled = false }: Props ) {
	const { definition, value, help, isInvalid, isFixed, onChange } = useField( name );

	return (
		<TextControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			className="veranda-number"
			type="number"
			step={ 1 }
			min={ definition.minimum }
			max={ definition.maximum }
			label={ definition.title }
			value={ String( value ) }
			// What is wrong must be mended, or nothing at all can be saved.
			disabled={ isFixed || ( disabled && ! isInvalid ) }
			aria-invalid={ isInvalid }
			help={ help }
			onChange={ ( text ) =>
				onChange( text !== '' && Number.isInteger( Number( text ) ) ? Number( text ) : text )
			}
		/>
	);
}
