import type { Thunk } from '../types';

/** Loads where a visitor was when the visitor is first shown. */
export function getPageViews( visitorId: string ): Thunk {
	return ( { dispatch } ) => dispatch.loadPageViews( visitorId );
}
