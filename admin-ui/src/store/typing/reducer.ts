import type { Author } from '../../../../relay/protocol';
import { without } from '../records';
import type { InboxAction } from '../types';

export interface Typing {
	author: Author;
	/** What a visitor has typed so far. */
	text: string | null;
	/** Goes out by itself at this moment of the wall clock. */
	until: number;
}

export interface TypingState {
	/** Who is typing, by conversation. */
	now: Record< string, Typing >;
	/** When the visitor was last told that this agent types. */
	toldAt: Record< string, number >;
}

export const initialState = (): TypingState => ( { now: {}, toldAt: {} } );

export function reducer( state: TypingState, action: InboxAction ): TypingState {
	switch ( action.type ) {
		case 'TYPING_STARTED':
			return { ...state, now: { ...state.now, [ action.conversationId ]: action.typing } };
		case 'TYPING_STOPPED':
			return withoutTyping( state, action.conversationId, action.authorId );
		case 'MESSAGE_RECEIVED':
			return withoutTyping( state, action.message.conversationId, action.message.author.id );
		case 'TYPING_TOLD':
			return { ...state, toldAt: { ...state.toldAt, [ action.conversationId ]: action.at } };
		default:
			return state;
	}
}

function withoutTyping( state: TypingState, conversationId: string, authorId: string ): TypingState {
	return state.now[ conversationId ]?.author.id === authorId
		? { ...state, now: without( state.now, conversationId ) }
		: state;
}
