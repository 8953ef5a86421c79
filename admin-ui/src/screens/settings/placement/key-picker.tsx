import { FormTokenField } from '@wordpress/components';

interface Props {
	label: string;
	placeholder: string;
	/** Labels by key. */
	choices: Record< string, string >;
	keys: string[];
	onChange( keys: string[] ): void;
}

/** Chooses some of a few things that have a key and a label. */
export function KeyPicker( { label, placeholder, choices, keys, onChange }: Props ) {
	// What does not exist any more keeps its key, until somebody removes it.
	const known = { ...Object.fromEntries( keys.map( ( key ) => [ key, key ] ) ), ...choices };
	const keyOf = ( name: string ) => Object.keys( known ).find( ( key ) => known[ key ] === name );

	return (
		<FormTokenField
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			__experimentalExpandOnFocus
			label={ label }
			placeholder={ keys.length === 0 ? placeholder : '' }
			value={ keys.map( ( key ) => known[ key ] ?? key ) }
			suggestions={ Object.values( choices ) }
			__experimentalValidateInput={ ( text ) => keyOf( text ) !== undefined }
			onChange={ ( tokens ) =>
				onChange( tokens.map( ( token ) => keyOf( String( token ) ) ).filter( ( key ) => key !== undefined ) )
			}
		/>
	);
}
