import type { Typing } from '../../../../relay/client';
import { without } from '../records';
import type { InboxAction } from '../types';

/** Who is typing, by conversation. */
export type TypingState = Record< string, Typing >;

export const initialState = (): TypingState => ( {} );

export function reducer( state: TypingState, action: InboxAction ): TypingState {
	if ( action.type !== 'TYPING_CHANGED' ) {
		return state;
	}
	return action.typing
		? { ...state, [ action.conversationId ]: action.typing }
		: without( state, action.conversationId );
}
