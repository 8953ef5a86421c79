import { ColorPalette } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { useField } from './use-field';

interface Props {
	name: string;
}

/** A colour: one of a few that are easy to read, or any other. */
export function ColorField( { name }: Props ) {
	const { definition, value, help, isFixed, onChange } = useField( name );

	return (
		<fieldset className="veranda-color" disabled={ isFixed }>
			<legend>{ definition.title }</legend>
			<ColorPalette
				clearable={ false }
				colors={ readableColors() }
				value={ String( value ) }
				onChange={ ( color ) => onChange( ( color ?? String( value ) ).toLowerCase() ) }
			/>
			{ help }
		</fieldset>
	);
}

/** Colours on which white can be read, and which can be read on white. */
export function readableColors() {
	return [
		{ name: __( 'Blue', 'veranda' ), color: '#3858e9' },
		{ name: __( 'Teal', 'veranda' ), color: '#0f766e' },
		{ name: __( 'Green', 'veranda' ), color: '#3f7d20' },
		{ name: __( 'Orange', 'veranda' ), color: '#c2410c' },
		{ name: __( 'Red', 'veranda' ), color: '#b91c1c' },
		{ name: __( 'Violet', 'veranda' ), color: '#7c3aed' },
		{ name: __( 'Black', 'veranda' ), color: '#1e1e1e' },
	];
}
