import type { Thunk } from '../types';
import { isActiveList, type ListQuery } from './view';

/** Loads a list when it is first shown. The active conversations are loaded by the session. */
export function getList( query: ListQuery ): Thunk {
	return async ( { dispatch } ) => {
		if ( ! isActiveList( query ) ) {
			await dispatch.loadList( query );
		}
	};
}
