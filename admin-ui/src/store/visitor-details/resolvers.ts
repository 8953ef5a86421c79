import type { Thunk } from '../types';

/** Loads what agents know of a visitor when the visitor is first shown. */
export function getVisitorDetails( visitorId: string ): Thunk {
	return ( { dispatch } ) => dispatch.loadVisitorDetails( visitorId );
}
