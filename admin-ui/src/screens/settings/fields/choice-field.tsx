import { RadioControl } from '@wordpress/components';
import { useField } from './use-field';

interface Props {
	name: string;
}

/** One of a few words. */
export function ChoiceField( { name }: Props ) {
	const { definition, value, help, isFixed, onChange } = useField( name );
	const options = ( definition.oneOf ?? [] ).map( ( { enum: [ word ], title } ) => ( {
		value: word,
		label: title,
	} ) );

	return (
		<RadioControl
			label={ definition.title }
			help={ help }
			selected={ String( value ) }
			options={ options }
			disabled={ isFixed }
			onChange={ onChange }
		/>
	);
}
