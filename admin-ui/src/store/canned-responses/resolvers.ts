import type { Thunk } from '../types';

/** Loads the canned responses when they are first needed. */
export function getCannedResponses(): Thunk {
	return ( { dispatch } ) => dispatch.loadCannedResponses();
}
