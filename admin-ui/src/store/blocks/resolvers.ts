import type { Thunk } from '../types';

/** Loads who may not write when that is first needed. */
export function getBlocks(): Thunk {
	return ( { dispatch } ) => dispatch.loadBlocks();
}
