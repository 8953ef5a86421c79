import { ToggleControl } from '@wordpress/components';
import { useField } from './use-field';

interface Props {
	name: string;
}

/** Something that is on or off. */
export function SwitchField( { name }: Props ) {
	const { definition, value, help, isFixed, onChange } = useField( name );

	return (
		<ToggleControl
			__nextHasNoMarginBottom
			label={ definition.title }
			help={ help }
			checked={ value === true }
			disabled={ isFixed }
			onChange={ onChange }
		/>
	);
}
