import type { Typing } from '../../../../relay/client';
import type { InboxState } from '../types';

/** Returns who is typing in a conversation, or null. */
export function findTyping( state: InboxState, conversationId: string ): Typing | null {
	return state.typing[ conversationId ] ?? null;
}
