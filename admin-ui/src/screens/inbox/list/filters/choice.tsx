import { SelectControl } from '@wordpress/components';
import type { ControlProps } from './filter';

interface Props extends ControlProps {
	label: string;
	/** What it says while nothing is chosen. */
	all: string;
	options: ReadonlyArray< { value: string; label: string } >;
}

/** A filter's control that offers some values. */
export function Choice( { label, all, options, value, onChange }: Props ) {
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			label={ label }
			value={ value ?? '' }
			options={ [ { value: '', label: all }, ...options ] }
			onChange={ ( chosen ) => onChange( chosen || null ) }
		/>
	);
}
