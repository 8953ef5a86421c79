import type { DepartmentDetails } from '../../../../relay/protocol';
import type { InboxAction } from '../types';

export interface DepartmentsState {
	/** In their order; null until loaded. */
	all: readonly DepartmentDetails[] | null;
}

export const initialState = (): DepartmentsState => ( { all: null } );

export function reducer( state: DepartmentsState, action: InboxAction ): DepartmentsState {
	switch ( action.type ) {
		case 'DEPARTMENTS_RECEIVED':
			return { all: action.departments };
		case 'DEPARTMENT_CHANGED': {
			const others = state.all?.filter( ( { id } ) => id !== action.departmentId );
			return others
				? { all: action.department ? [ ...others, action.department ].sort( inOrder ) : others }
				: state;
		}
		default:
			return state;
	}
}

/** Sorts as the relay does. */
function inOrder( first: DepartmentDetails, second: DepartmentDetails ): number {
	return first.order - second.order || first.name.localeCompare( second.name );
}
