import type { Thunk } from '../types';

/** Loads the site's departments when they are first needed. */
export function getDepartments(): Thunk {
	return ( { dispatch } ) => dispatch.loadDepartments();
}
