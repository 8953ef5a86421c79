import type { Conversation } from '../../../../relay/protocol';
import type { InboxState } from '../types';
import { countUnread as countUnreadOf, type Conversations } from '../../known-conversations';

/** Returns all known conversations by id. */
export function getConversations( state: InboxState ): Conversations {
	return state.conversations.byId;
}

/** Returns a conversation, or null if it is not loaded. */
export function findConversation( state: InboxState, id: string ): Conversation | null {
	return state.conversations.byId[ id ] ?? null;
}

/** Returns why a conversation cannot be shown, or null. */
export function findUnavailableReason( state: InboxState, id: string ): string | null {
	return state.conversations.unavailable[ id ] ?? null;
}

/** Returns what is being done to a conversation right now, or null. */
export function findPendingAction( state: InboxState, id: string ): string | null {
	return state.conversations.pending[ id ] ?? null;
}

/** Counts what is unread in the conversations of the agent at this inbox. */
export function countUnread( { conversations, agents }: InboxState ): number {
	return countUnreadOf( conversations.byId, agents.currentId );
}
