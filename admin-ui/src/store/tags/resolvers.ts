import type { Thunk } from '../types';

/** Loads the site's tags when they are first needed. */
export function getTagNames(): Thunk {
	return ( { dispatch } ) => dispatch.loadTagNames();
}
