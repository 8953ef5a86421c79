import type { InboxAction } from '../types';

/** A message that somebody wants to see in its conversation. */
export interface Wanted {
	conversationId: string;
	seq: number;
}

export interface SearchState {
	wanted: Wanted | null;
}

export const initialState = (): SearchState => ( { wanted: null } );

export function reducer( state: SearchState, action: InboxAction ): SearchState {
	return action.type === 'MESSAGE_WANTED' ? { wanted: action.wanted } : state;
}
