import type { Thunk } from '../types';

/** Loads what a visitor has entered when the visitor is first shown. */
export function getVisitorLeads( visitorId: string ): Thunk {
	return ( { dispatch } ) => dispatch.loadVisitorLeads( visitorId );
}
