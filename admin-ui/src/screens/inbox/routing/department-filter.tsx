import { SelectControl } from '@wordpress/components';
import { useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import { store } from '../../../store';
import type { ControlProps, ListFilter } from '../list/filters/filter';

/** Narrows the list to conversations of one department. */
export const byDepartment: ListFilter = {
	name: 'department',
	query: ( value ) => ( { department: value } ),
	holds: ( { department }, value ) => department?.id === value,
	Control: DepartmentFilter,
};

function DepartmentFilter( { value, onChange }: ControlProps ) {
	const { departments, areKnown } = useSelect(
		( select ) => ( {
			departments: select( store ).getDepartments(),
			areKnown: select( store ).areDepartmentsKnown(),
		} ),
		[]
	);
	const isGone = areKnown && value !== null && ! departments.some( ( { id } ) => id === value );

	// It was deleted, or the address is an old one: nothing is in it.
	useEffect( () => {
		if ( isGone ) {
			onChange( null );
		}
	} );

	// A site without departments needs no filter.
	if ( departments.length === 0 ) {
		return null;
	}
	return (
		<SelectControl
			__nextHasNoMarginBottom
			size="compact"
			className="veranda-department-filter"
			label={ __( 'Department', 'veranda' ) }
			hideLabelFromVision
			value={ value ?? '' }
			options={ [
				{ value: '', label: __( 'All departments', 'veranda' ) },
				...departments.map( ( { id, name } ) => ( { value: id, label: name } ) ),
			] }
			onChange={ ( chosen ) => onChange( chosen || null ) }
		/>
	);
}
