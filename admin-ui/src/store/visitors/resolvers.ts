import type { Thunk } from '../types';

/** Loads a visitor's newest conversations when the visitor is first shown. */
export function getHistory( visitorId: string ): Thunk {
	return ( { dispatch } ) => dispatch.loadHistory( visitorId );
}
