import type { InboxState } from '../types';
import type { BlocksState } from './reducer';

/** Returns who may not write. The first call starts loading it. */
export function getBlocks( { blocks }: InboxState ): BlocksState {
	return blocks;
}
