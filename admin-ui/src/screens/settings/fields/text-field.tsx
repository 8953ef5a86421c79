import { TextControl } from '@wordpress/components';
import { useField } from './use-field';

interface Props {
	name: string;
	/** Addresses are written from left to right in every language; other texts as their own words are. */
	type?: 'text' | 'url' | 'email';
	placeholder?: string;
}

/** A line of text. */
export function TextField( { name, type = 'text', placeholder }: Props ) {
	const { definition, value, help, isInvalid, isFixed, onChange } = useField( name );

	return (
		<TextControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			type={ type }
			dir={ type === 'text' ? 'auto' : 'ltr' }
			label={ definition.title }
			placeholder={ placeholder }
			value={ String( value ) }
			maxLength={ definition.maxLength }
			disabled={ isFixed }
			aria-invalid={ isInvalid }
			help={ help }
			onChange={ onChange }
		/>
	);
}
