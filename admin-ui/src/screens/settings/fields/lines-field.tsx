import { TextareaControl } from '@wordpress/components';
import { useField } from './use-field';

interface Props {
	name: string;
}

/** A text of several lines. */
export function LinesField( { name }: Props ) {
	const { definition, value, help, isInvalid, isFixed, onChange } = useField( name );

	return (
		<TextareaControl
			__nextHasNoMarginBottom
			label={ definition.title }
			rows={ 3 }
			dir="auto"
			value={ String( value ) }
			maxLength={ definition.maxLength }
			disabled={ isFixed }
			aria-invalid={ isInvalid }
			help={ help }
			onChange={ onChange }
		/>
	);
}
