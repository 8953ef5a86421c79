import type { OutboxItem } from '../../../relay/client';
import type {
	Agent,
	Author,
	Conversation,
	ConversationList,
	Message,
	MessageList,
	Visitor,
} from '../../../relay/protocol';
import type { ConnectionState, ConversationAction, Draft } from './state';

/** Everything that can happen to the inbox. */
export type InboxAction =
	| {
			type: 'STARTED';
			currentAgentId: string;
			drafts: Record< string, Draft >;
	  }
	| { type: 'HISTORIES_OUTDATED' }
	| { type: 'ACTIVE_LOADING' }
	| {
			/** Part of the active conversations, while the rest is still being read. */
			type: 'ACTIVE_BEGUN';
			conversations: Conversation[];
			counts: ConversationList[ 'counts' ];
	  }
	| {
			type: 'ACTIVE_LOADED';
			conversations: Conversation[];
			counts: ConversationList[ 'counts' ];
			isComplete: boolean;
			/** How everything stood when the reading began: what differs was told of meanwhile. */
			knownBefore: Readonly< Record< string, Conversation > >;
	  }
	| { type: 'ACTIVE_FAILED' }
	| { type: 'CLOSED_LOADING' }
	| {
			type: 'CLOSED_LOADED';
			conversations: Conversation[];
			nextCursor: string | null;
	  }
	| { type: 'CLOSED_FAILED' }
	| { type: 'HISTORY_LOADING'; visitorId: string }
	| { type: 'HISTORY_FAILED'; visitorId: string }
	| {
			type: 'HISTORY_LOADED';
			visitorId: string;
			conversations: Conversation[];
			nextCursor: string | null;
	  }
	| { type: 'COUNTS_RECEIVED'; counts: ConversationList[ 'counts' ] }
	| { type: 'CONVERSATION_RECEIVED'; conversation: Conversation }
	| {
			type: 'CONVERSATION_UNAVAILABLE';
			conversationId: string;
			detail: string;
	  }
	| { type: 'MESSAGE_RECEIVED'; message: Message }
	| { type: 'LOG_LOADING'; conversationId: string }
	| { type: 'LOG_FAILED'; conversationId: string }
	| {
			type: 'LOG_RECEIVED';
			conversationId: string;
			page: MessageList;
			place: 'newest' | 'later' | 'earlier';
	  }
	| { type: 'OLDER_LOADING'; conversationId: string; isLoading: boolean }
	| { type: 'LOG_HELD'; conversationId: string; isHeld: boolean }
	| {
			type: 'READ_ADVANCED';
			conversationId: string;
			reader: 'visitor' | 'agent';
			seq: number;
	  }
	| {
			type: 'TYPING_STARTED';
			conversationId: string;
			author: Author;
			text: string | null;
			until: number;
	  }
	| { type: 'TYPING_STOPPED'; conversationId: string; authorId: string }
	| { type: 'AGENTS_RECEIVED'; agents: Agent[] }
	| { type: 'AGENT_CHANGED'; agent: Agent }
	| { type: 'VISITOR_UPDATED'; visitor: Visitor }
	| { type: 'OUTBOX_CHANGED'; items: OutboxItem[] }
	| { type: 'DRAFT_CHANGED'; conversationId: string; draft: Draft }
	| {
			type: 'PENDING_CHANGED';
			conversationId: string;
			pending: ConversationAction | null;
	  }
	| { type: 'CONNECTION_CHANGED'; connection: Partial< ConnectionState > }
	| { type: 'ANNOUNCED'; text: string };
