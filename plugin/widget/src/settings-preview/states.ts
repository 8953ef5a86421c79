import type { Message, OwnConversation, VisitorSession } from '../../../../relay/protocol';

/** What the preview can be in. */
export type PreviewState = 'closed' | 'first' | 'waiting' | 'talking' | 'ended' | 'away';

/** What is said in it, in the language of wp-admin. */
export interface PreviewTexts {
	agent: string;
	question: string;
	answer: string;
	thanks: string;
}

/** What the made-up relay knows. */
export interface PreviewChat {
	session: VisitorSession;
	messages: Message[];
}

const VISITOR = 'v_preview';
const CONVERSATION = 'c_preview';
const MINUTE_MS = 60_000;

/** The states in which there is a conversation, and what it is in. */
const CONVERSATIONS: Partial< Record< PreviewState, OwnConversation[ 'state' ] > > = {
	waiting: 'queued',
	talking: 'open',
	ended: 'closed',
};

/** Returns what a relay would know in a state. */
export function chatIn( state: PreviewState, texts: PreviewTexts, now = Date.now() ): PreviewChat {
	const ago = ( minutes: number ) => new Date( now - minutes * MINUTE_MS ).toISOString();
	const anna = { id: 'agent:1', name: texts.agent, avatarUrl: null };
	const isAnswered = state === 'talking' || state === 'ended';
	const visitor = { type: 'visitor', id: VISITOR, name: '', avatarUrl: null } as const;
	const said: [ Message[ 'author' ], string ][] = [
		[ visitor, texts.question ],
		...( isAnswered
			? ( [
					[ { type: 'agent', ...anna }, texts.answer ],
					[ visitor, texts.thanks ],
				] as [ Message[ 'author' ], string ][] )
			: [] ),
	];
	const messages = said.map( ( [ author, body ], index ) => messageOf( index + 1, author, body, ago( 4 - index ) ) );
	const hasConversation = state in CONVERSATIONS;
	const conversation: OwnConversation = {
		id: CONVERSATION,
		state: CONVERSATIONS[ state ] ?? 'queued',
		kind: 'chat',
		callback: null,
		assignee: isAnswered ? { ...anna, status: 'online' } : null,
		department: null,
		lastSeq: messages.length,
		lastMessage: null,
		unread: 0,
		readSeq: { visitor: messages.length, agent: isAnswered ? messages.length : 0 },
		queuedAt: ago( 4 ),
		openedAt: isAnswered ? ago( 3 ) : null,
		closedAt: state === 'ended' ? ago( 1 ) : null,
		closedBy: state === 'ended' ? 'agent' : null,
		rating: null,
		createdAt: ago( 4 ),
		updatedAt: ago( 1 ),
		queuePosition: state === 'waiting' ? 2 : null,
		expectedWaitMs: state === 'waiting' ? 3 * MINUTE_MS : null,
	};
	return {
		session: {
			visitor: { id: VISITOR, name: '', email: null, verified: false },
			accessToken: 'preview',
			accessTokenExpiresAt: ago( -15 ),
			refreshToken: 'preview',
			availability: {
				status: state === 'away' ? 'offline' : 'online',
				agents: state === 'away' ? [] : [ anna ],
				backAt: null,
			},
			conversation: hasConversation ? conversation : null,
			prechatForm: null,
			usualReplyMs: 240_000,
		},
		messages: hasConversation ? messages : [],
	};
}

/** Returns a message of the preview. */
export function messageOf( seq: number, author: Message[ 'author' ], body: string, createdAt: string ): Message {
	return {
		id: `m_preview_${ seq }`,
		conversationId: CONVERSATION,
		seq,
		clientId: `preview-${ seq }`,
		author,
		kind: 'text',
		body,
		attachments: [],
		createdAt,
	};
}
