import type { Session } from '../session/session';
import type { InboxAction } from '../types';

/** Unsent text in the composer; survives reloads. */
export interface Draft {
	text: string;
	kind: 'text' | 'note';
}

/** By conversation. */
export type DraftsState = Record< string, Draft >;

export const initialState = ( { drafts }: Session ): DraftsState => drafts.list();

export function reducer( state: DraftsState, action: InboxAction ): DraftsState {
	return action.type === 'DRAFT_CHANGED' ? { ...state, [ action.conversationId ]: action.draft } : state;
}
