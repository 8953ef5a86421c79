import type { Thunk } from '../types';
import { isActiveList, type ListQuery } from './view';

/** Reads a list when somebody first looks at it; queued and open conversations are read as a whole. */
export function getList( query: ListQuery ): Thunk {
	return async ( { dispatch } ) => {
		if ( ! isActiveList( query ) ) {
			await dispatch.loadList( query );
		}
	};
}
