import { SelectControl } from '@wordpress/components';
import type { ControlProps } from './filter';

interface Props extends ControlProps {
	label: string;
	/** What it says while nothing is chosen. */
	all: string;
	options: ReadonlyArray< { value: string; label: string } >;
	hideLabelFromVision?: boolean;
}

/** A filter's control that offers some values. */
export function Choice( { all, options, value, onChange, ...props }: Props ) {
	return (
		<SelectControl
			__next40pxDefaultSize
			__nextHasNoMarginBottom
			{ ...props }
			value={ value ?? '' }
			options={ [ { value: '', label: all }, ...options ] }
			onChange={ ( chosen ) => onChange( chosen || null ) }
		/>
	);
}
