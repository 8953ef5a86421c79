import type { Conversation } from '../../../../relay/protocol';
import type { InboxState } from '../types';
import type { Conversations } from './reducer';

/** Returns everything that is known, by id. */
export function getConversations( state: InboxState ): Conversations {
	return state.conversations.byId;
}

/** Returns a conversation, or null while it is not known. */
export function findConversation( state: InboxState, id: string ): Conversation | null {
	return state.conversations.byId[ id ] ?? null;
}

/** Returns why a conversation cannot be shown, or null. */
export function findUnavailableReason( state: InboxState, id: string ): string | null {
	return state.conversations.unavailable[ id ] ?? null;
}

/** Returns what is being done to a conversation at this moment, or null. */
export function findPendingAction( state: InboxState, id: string ): string | null {
	return state.conversations.pending[ id ] ?? null;
}
