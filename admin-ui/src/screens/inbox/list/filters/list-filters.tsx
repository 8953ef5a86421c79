import { __ } from '@wordpress/i18n';
import { filters } from '.';
import type { FilterValues } from './filter';

interface Props {
	values: FilterValues;
	onChange( values: FilterValues ): void;
}

/** Shows the controls of all filters. */
export function ListFilters( { values, onChange }: Props ) {
	return (
		<div className="veranda-filters" role="group" aria-label={ __( 'Filters', 'veranda' ) }>
			{ filters.map( ( { name, Control } ) => (
				<Control
					key={ name }
					value={ values[ name ] ?? null }
					onChange={ ( value ) => {
						const { [ name ]: _before, ...others } = values;
						onChange( value === null ? others : { ...others, [ name ]: value } );
					} }
				/>
			) ) }
		</div>
	);
}
