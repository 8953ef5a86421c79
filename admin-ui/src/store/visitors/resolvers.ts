import type { Thunk } from '../types';

/** Reads a visitor's newest conversations when somebody first looks at them. */
export function getHistory( visitorId: string ): Thunk {
	return ( { dispatch } ) => dispatch.loadHistory( visitorId );
}
