import type { Session } from '../session/session';
import type { InboxAction } from '../types';
import type { Draft } from './message-draft';

/** By conversation. */
export type DraftsState = Record< string, Draft >;

export const initialState = ( { drafts }: Session ): DraftsState => drafts.list();

export function reducer( state: DraftsState, action: InboxAction ): DraftsState {
	return action.type === 'DRAFT_CHANGED' ? { ...state, [ action.conversationId ]: action.draft } : state;
}
