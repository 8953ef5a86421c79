import type { InboxState } from '../types';
import type { Typing } from './reducer';

export function findTyping( state: InboxState, conversationId: string ): Typing | null {
	return state.typing.now[ conversationId ] ?? null;
}

/** Returns when the visitor was last told that this agent types, by the growing clock. */
export function typingToldAt( state: InboxState, conversationId: string ): number {
	return state.typing.toldAt[ conversationId ] ?? -Infinity;
}
