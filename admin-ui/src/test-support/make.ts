import {
	createMemoryStorage,
	systemClock,
	type ChatEvent,
	type Clock,
	type Outbox,
	type OutboxDraft,
	type OutboxItem,
} from '../../../relay/client';
import { makeClient, type Answers } from '../../../relay/client/fakes';
import type {
	Agent,
	AgentReference,
	CannedResponse,
	Conversation,
	DepartmentDetails,
	Message,
	SavedView,
	Visitor,
	VisitorDetails,
} from '../../../relay/protocol';
import { Told } from '../alerts/told';
import { DraftStorage } from '../store/drafts/draft-storage';
import { messageDraft } from '../store/drafts/message-draft';
import type { Session, SessionListener } from '../store/session/session';
import { visitorDraft } from '../store/visitor-details/visitor-draft';

/** The agent who looks at the inbox in tests. */
export const ME = 'agent:1';
export const START = '2026-11-21T10:00:00.000Z';

let count = 0;

/** Returns a public id that no other test has. */
export function makeId( prefix: string ): string {
	count += 1;
	return `${ prefix }_${ String( count ).padStart( 22, '0' ) }`;
}

export function makeVisitor( part: Partial< Visitor > = {} ): Visitor {
	return {
		id: makeId( 'v' ),
		name: 'Vera',
		email: null,
		verified: false,
		locale: null,
		timezone: null,
		page: null,
		online: true,
		createdAt: START,
		lastSeenAt: START,
		...part,
	};
}

/** Returns a visitor with what agents know of them. */
export function makeVisitorDetails( part: Partial< VisitorDetails > = {} ): VisitorDetails {
	return {
		...makeVisitor(),
		phone: null,
		company: null,
		fields: {},
		account: null,
		browser: null,
		operatingSystem: null,
		visits: 1,
		edits: [],
		notes: [],
		...part,
	};
}

export function makeConversation( part: Partial< Conversation > = {} ): Conversation {
	return {
		id: makeId( 'c' ),
		state: 'queued',
		kind: 'chat',
		callback: null,
		assignee: null,
		department: null,
		lastSeq: 0,
		lastMessage: null,
		unread: 0,
		needsReply: false,
		readSeq: { visitor: 0, agent: 0 },
		queuedAt: START,
		openedAt: null,
		closedAt: null,
		closedBy: null,
		rating: null,
		createdAt: START,
		updatedAt: START,
		visitor: makeVisitor(),
		leftAt: null,
		snoozedUntil: null,
		isSpam: false,
		tags: [],
		priority: 'normal',
		answerMail: { seq: 0, hasFailed: false },
		...part,
	};
}

/** Returns an open conversation that the agent of the tests holds. */
export function makeOwnConversation( part: Partial< Conversation > = {} ): Conversation {
	return makeConversation( { state: 'open', assignee: { id: ME, name: 'Mia', avatarUrl: null }, ...part } );
}

export function makeDepartment( part: Partial< DepartmentDetails > = {} ): DepartmentDetails {
	return {
		id: makeId( 'd' ),
		name: 'Sales',
		color: null,
		openingHours: null,
		closedOn: null,
		order: 0,
		availability: { status: 'online', agents: [], backAt: null },
		...part,
	};
}

export function makeCannedResponse( part: Partial< CannedResponse > = {} ): CannedResponse {
	return {
		id: makeId( 'r' ),
		shortcut: 'hello',
		title: '',
		body: 'Hello!',
		folder: '',
		language: null,
		isShared: true,
		usageCount: 0,
		createdAt: START,
		updatedAt: START,
		updatedBy: null,
		...part,
	};
}

export function makeSavedView( part: Partial< SavedView > = {} ): SavedView {
	return {
		id: makeId( 'w' ),
		name: 'VIP',
		list: 'open',
		filters: { tag: 'vip' },
		order: 0,
		isShared: false,
		createdAt: START,
		updatedAt: START,
		...part,
	};
}

/** Returns the notice that an agent has passed a conversation to the one who looks. */
export function makePassedOn( conversationId: string, agent: AgentReference ): Message {
	return makeMessage( {
		conversationId,
		author: { type: 'system', ...agent },
		body: 'transferred',
		recipient: { id: ME, name: 'Mia', avatarUrl: null },
	} );
}

export function makeMessage( part: Partial< Message > = {} ): Message {
	return {
		id: makeId( 'm' ),
		conversationId: makeId( 'c' ),
		seq: 1,
		clientId: makeId( 'x' ),
		author: { type: 'visitor', id: 'v_1', name: 'Vera', avatarUrl: null },
		kind: 'text',
		body: 'Hello',
		attachments: [],
		createdAt: START,
		...part,
	};
}

export function makeAgent( part: Partial< Agent > = {} ): Agent {
	return { id: ME, name: 'Mia', avatarUrl: null, status: 'online', openConversations: 0, ...part };
}

export function makeOutboxItem( part: Partial< OutboxItem > = {} ): OutboxItem {
	return {
		clientId: makeId( 'x' ),
		conversationId: makeId( 'c' ),
		content: { kind: 'text', body: 'Hello' },
		createdAt: START,
		order: 1,
		state: 'waiting',
		attempts: 0,
		notBefore: 0,
		heldUntil: 0,
		errorCode: null,
		errorDetail: null,
		...part,
	};
}

/** A connection that remembers what was asked of it; what is read without an answer of the test is empty. */
export function makeSession( answers: Answers = {}, clock: Clock = systemClock ) {
	const added: OutboxDraft[] = [];
	const listeners: SessionListener[] = [];
	const outbox = {
		add: ( draft: OutboxDraft ) => {
			added.push( draft );
			return makeOutboxItem( { clientId: `x_${ added.length }`, ...draft } );
		},
		items: () => [],
		remove: () => undefined,
		retry: () => undefined,
	};
	const session: Session = {
		agentId: ME,
		name: `s_1:${ ME }`,
		desk: {
			agentName: 'Ben',
			siteName: 'Lamps & more',
			canManage: true,
			waitTargetSeconds: 90,
			accounts: {
				profileUrl: 'https://shop.example/user-edit.php?user_id=',
				roleNames: { customer: 'Customer' },
			},
		},
		client: makeClient( {
			'GET /v1/conversations': async () => ( {
				conversations: [],
				nextCursor: null,
				counts: { queued: 0, mine: 0, open: 0 },
			} ),
			'GET /v1/conversations/:id/messages': async () => ( { messages: [], hasMore: false } ),
			'GET /v1/agents': async () => ( {
				agents: [],
				availability: { status: 'offline', agents: [], backAt: null },
			} ),
			'GET /v1/departments': async () => ( { departments: [], nextCursor: null } ),
			'POST /v1/conversations/:id/read': async () => undefined,
			'POST /v1/conversations/:id/typing': async () => undefined,
			...answers,
		} ),
		outbox: outbox as unknown as Outbox,
		drafts: new DraftStorage( createMemoryStorage(), ME, messageDraft ),
		visitorDrafts: new DraftStorage( createMemoryStorage(), ME, visitorDraft ),
		told: new Told( createMemoryStorage(), 'told' ),
		clock,
		serverNow: () => clock.wallNow(),
		start: ( listener ) => {
			listeners.push( listener );
			listener.onStart();
		},
		stop: () => listeners.pop()?.onStop(),
		retry: () => void listeners.at( -1 )?.onReload( false ),
	};
	return {
		session,
		added,
		/** Those that listen at the moment. */
		listeners,
		/** Lets something happen at the relay. */
		tell: ( event: ChatEvent< Conversation > ) => listeners.forEach( ( { onEvent } ) => onEvent( event ) ),
	};
}
