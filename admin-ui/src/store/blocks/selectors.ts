import type { Block } from '../../../../relay/protocol';
import type { InboxState } from '../types';
import type { BlocksState } from './reducer';

/** Returns who may not write. The first call starts loading it. */
export function getBlocks( { blocks }: InboxState ): BlocksState {
	return blocks;
}

/** Tells whether the agent may let somebody write again: who blocked them may, and who manages the chat. */
export function mayUnblock( { agents }: InboxState, { blockedBy }: Block ): boolean {
	return agents.canManage || blockedBy.id === agents.currentId;
}
