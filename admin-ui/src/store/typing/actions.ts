import type { Typing } from '../../../../relay/client';
import type { Thunk } from '../types';

export const typingChanged = ( conversationId: string, typing: Typing | null ) =>
	( { type: 'TYPING_CHANGED', conversationId, typing } ) as const;

/** Tells the visitor that an agent is typing. */
export function tellTyping( conversationId: string ): Thunk< void > {
	return ( { tools } ) => tools.typingSigns.tell( conversationId );
}
