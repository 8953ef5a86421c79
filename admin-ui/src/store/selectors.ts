import { createSelector } from '@wordpress/data';
import { entriesOf, type ConversationLog, type LogEntry, type OutboxItem } from '../../../relay/client';
import type { Agent, Conversation } from '../../../relay/protocol';
import {
	emptyHistory,
	emptyLogState,
	type ConnectionState,
	type ConversationAction,
	type Draft,
	type HistoryState,
	type InboxState,
	type LoadStatus,
	type LogState,
	type Typing,
	type View,
} from './state';

const noDraft: Draft = { text: '', kind: 'text' };

/** A message to paint: stored, or still in the outbox. */
export type Entry = LogEntry< OutboxItem >;

/** Returns whether a conversation belongs in a view of this agent. */
export function isInView( { state, assignee }: Conversation, view: View, agentId: string ): boolean {
	switch ( view ) {
		case 'queue':
			return state === 'queued';
		case 'mine':
			return state === 'open' && assignee?.id === agentId;
		case 'open':
			return state === 'open';
		case 'closed':
			return state === 'closed';
	}
}

/** Lists a view's conversations in its order: who waits longest first, otherwise the newest activity first. */
export const getConversationsIn = createSelector(
	( state: InboxState, view: View ): Conversation[] => {
		const inView = Object.values( state.conversations ).filter( ( conversation ) =>
			isInView( conversation, view, state.currentAgentId )
		);
		return inView.sort( ( a, b ) =>
			view === 'queue'
				? waitingSince( a ).localeCompare( waitingSince( b ) )
				: lastActivity( b ).localeCompare( lastActivity( a ) )
		);
	},
	( state: InboxState ) => [ state.conversations, state.currentAgentId ]
);

/** Counts the conversations of each view that changes while one looks. */
export const getCounts = createSelector(
	( state: InboxState ): Record< Exclude< View, 'closed' >, number > => {
		if ( ! state.isActiveComplete ) {
			return {
				queue: state.counts.queued,
				mine: state.counts.mine,
				open: state.counts.open,
			};
		}
		const count = ( view: View ) =>
			Object.values( state.conversations ).filter( ( conversation ) =>
				isInView( conversation, view, state.currentAgentId )
			).length;
		return {
			queue: count( 'queue' ),
			mine: count( 'mine' ),
			open: count( 'open' ),
		};
	},
	( state: InboxState ) => [ state.conversations, state.isActiveComplete, state.counts, state.currentAgentId ]
);

/** Returns everything that is known, by id. */
export function getConversations( state: InboxState ): InboxState[ 'conversations' ] {
	return state.conversations;
}

/** Returns a visitor's conversations as far as they are read. */
export function getHistory( state: InboxState, visitorId: string ): HistoryState {
	return state.histories[ visitorId ] ?? emptyHistory;
}

export function getListStatus( state: InboxState, view: View ): LoadStatus {
	return view === 'closed' ? state.closedStatus : state.activeStatus;
}

export function getClosedCursor( state: InboxState ): string | null {
	return state.closedCursor;
}

/** Returns whether older closed conversations can be read. */
export function hasMoreClosed( state: InboxState ): boolean {
	return state.closedCursor !== null;
}

export function isActiveComplete( state: InboxState ): boolean {
	return state.isActiveComplete;
}

/** Returns a conversation, or null while it is not known. */
export function findConversation( state: InboxState, id: string ): Conversation | null {
	return state.conversations[ id ] ?? null;
}

/** Returns why a conversation cannot be shown, or null. */
export function findUnavailableReason( state: InboxState, id: string ): string | null {
	return state.unavailable[ id ] ?? null;
}

/** Returns a conversation's messages as far as they are read; reading begins with the first look. */
export function getLog( state: InboxState, conversationId: string ): LogState {
	return state.logs[ conversationId ] ?? emptyLogState;
}

/** Returns what to paint: stored messages, then the agent's own that wait. */
export const getEntries = createSelector(
	( state: InboxState, conversationId: string ): Entry[] =>
		entriesOf(
			getLog( state, conversationId ).log,
			state.outbox.filter( ( item ) => item.conversationId === conversationId ),
			state.currentAgentId
		),
	( state: InboxState, conversationId: string ) => [
		state.logs[ conversationId ],
		state.outbox,
		state.currentAgentId,
	]
);

/** Returns a conversation's messages if anybody has looked at them; does not begin to read. */
export function findLog( state: InboxState, conversationId: string ): ConversationLog | null {
	return state.logs[ conversationId ]?.log ?? null;
}

export function getLoadedLogIds( state: InboxState ): string[] {
	return Object.keys( state.logs );
}

/** Returns how many of the agent's messages did not get through. */
export function countFailed( state: InboxState, conversationId: string ): number {
	return state.outbox.filter( ( item ) => item.conversationId === conversationId && item.state === 'failed' ).length;
}

export function findTyping( state: InboxState, conversationId: string ): Typing | null {
	return state.typing[ conversationId ] ?? null;
}

/** Lists all agents: those who are there first, then by name. */
export const getAgents = createSelector(
	( state: InboxState ): Agent[] =>
		Object.values( state.agents ).sort(
			( a, b ) => PRESENCE_ORDER[ a.status ] - PRESENCE_ORDER[ b.status ] || a.name.localeCompare( b.name )
		),
	( state: InboxState ) => [ state.agents ]
);

const PRESENCE_ORDER = { online: 0, away: 1, offline: 2 };

export function getCurrentAgentId( state: InboxState ): string {
	return state.currentAgentId;
}

/** Returns the agent who looks at this, or null before the list of agents is read. */
export function findCurrentAgent( state: InboxState ): Agent | null {
	return state.agents[ state.currentAgentId ] ?? null;
}

export function getDraft( state: InboxState, conversationId: string ): Draft {
	return state.drafts[ conversationId ] ?? noDraft;
}

/** Returns what is being done to a conversation at this moment, or null. */
export function findPendingAction( state: InboxState, conversationId: string ): ConversationAction | null {
	return state.pending[ conversationId ] ?? null;
}

export function getConnection( state: InboxState ): ConnectionState {
	return state.connection;
}

/** Returns how many messages wait in this browser for the relay. */
export function countWaitingMessages( state: InboxState ): number {
	return state.outbox.filter( ( item ) => item.state !== 'failed' ).length;
}

export function getAnnouncement( state: InboxState ): InboxState[ 'announcement' ] {
	return state.announcement;
}

/** Returns since when somebody waits for an agent. */
export function waitingSince( conversation: Conversation ): string {
	return conversation.queuedAt ?? conversation.createdAt;
}

function lastActivity( conversation: Conversation ): string {
	return conversation.lastMessage?.createdAt ?? conversation.createdAt;
}
