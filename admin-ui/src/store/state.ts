import { emptyLog, type ConversationLog, type OutboxItem, type StreamState } from '../../../relay/client';
import type { Agent, Author, Conversation } from '../../../relay/protocol';

/** A way to look at the conversations. */
export type View = 'queue' | 'mine' | 'open' | 'closed';

/** How far something is read from the relay. `failed` keeps what was there. */
export type LoadStatus = 'idle' | 'loading' | 'ready' | 'failed';

/** What an agent does to a conversation; one at a time. */
export type ConversationAction = 'accept' | 'transfer' | 'return' | 'close' | 'reopen';

/** A conversation's messages and how far they are read. */
export interface LogState {
	log: ConversationLog;
	status: LoadStatus;
	isLoadingOlder: boolean;
	/** Somebody reads further up: nothing of it is forgotten. */
	isHeld: boolean;
}

/** Of a conversation whose messages nobody has looked at. */
export const emptyLogState: LogState = {
	log: emptyLog,
	status: 'idle',
	isLoadingOlder: false,
	isHeld: false,
};

/** A visitor's conversations as far as they are read, the newest activity first. */
export interface HistoryState {
	conversations: Conversation[];
	status: LoadStatus;
	/** Leads to older ones; null when all are read. */
	cursor: string | null;
	/** What is read next takes the place of all of it. */
	isOutdated: boolean;
}

/** Of a visitor at whom nobody has looked. */
export const emptyHistory: HistoryState = {
	conversations: [],
	status: 'idle',
	cursor: null,
	isOutdated: false,
};

export interface Typing {
	author: Author;
	/** What a visitor has typed so far. */
	text: string | null;
	/** Goes out by itself at this moment of the wall clock. */
	until: number;
}

/** What somebody has begun to write; kept through reloads. */
export interface Draft {
	text: string;
	kind: 'text' | 'note';
}

export interface ConnectionState {
	stream: StreamState;
	/** Why the stream ended for good. */
	ending: 'access_ended' | 'site_disabled' | 'refused' | null;
	/** The relay's sentence about it. */
	endingDetail: string | null;
	/** Since when events do not arrive, by the wall clock; null while they do. */
	brokenSince: number | null;
	/** False while WordPress does not answer with a new token. */
	isSiteReachable: boolean;
}

export interface InboxState {
	currentAgentId: string;
	conversations: Record< string, Conversation >;
	/** Conversations that the relay would not show, with the reason for a person. */
	unavailable: Record< string, string >;
	/** Queued and open ones together: they are always known as a whole. */
	activeStatus: LoadStatus;
	/** Whether `activeStatus` covers all of them, or only the newest. */
	isActiveComplete: boolean;
	/** Counts by the relay; used while not all conversations are known. */
	counts: { queued: number; mine: number; open: number };
	closedStatus: LoadStatus;
	closedCursor: string | null;
	logs: Record< string, LogState >;
	/** By visitor. */
	histories: Record< string, HistoryState >;
	typing: Record< string, Typing >;
	agents: Record< string, Agent >;
	outbox: OutboxItem[];
	drafts: Record< string, Draft >;
	/** What is being done to a conversation at this moment. */
	pending: Record< string, ConversationAction >;
	connection: ConnectionState;
	/** Read out by screen readers; the number makes equal sentences differ. */
	announcement: { id: number; text: string };
}

export const initialState: InboxState = {
	currentAgentId: '',
	conversations: {},
	unavailable: {},
	activeStatus: 'idle',
	isActiveComplete: true,
	counts: { queued: 0, mine: 0, open: 0 },
	closedStatus: 'idle',
	closedCursor: null,
	logs: {},
	histories: {},
	typing: {},
	agents: {},
	outbox: [],
	drafts: {},
	pending: {},
	connection: {
		stream: 'connecting',
		ending: null,
		endingDetail: null,
		brokenSince: null,
		isSiteReachable: true,
	},
	announcement: { id: 0, text: '' },
};
