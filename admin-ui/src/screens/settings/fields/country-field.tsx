import { SelectControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { countriesByName } from '../../../language';
import { useField } from './use-field';

interface Props {
	name: string;
}

/** A country, or none. */
export function CountryField( { name }: Props ) {
	const { definition, value, help, isInvalid, isFixed, onChange } = useField( name );
	const countries = countriesByName( ( definition.enum ?? [] ).filter( ( code ) => code !== '' ) );

	return (
		<SelectControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			label={ definition.title }
			value={ String( value ) }
			options={ [
				{ value: '', label: __( 'None: visitors have to enter the country code', 'veranda' ) },
				...countries.map( ( { code, name: label } ) => ( { value: code, label } ) ),
			] }
			disabled={ isFixed }
			aria-invalid={ isInvalid }
			help={ help }
			onChange={ onChange }
		/>
	);
}
