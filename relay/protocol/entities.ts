import { z } from 'zod';
import { messageContent } from './content';
import { LIMITS } from './limits';
import { agentId, clientId, conversationId, departmentId, messageId, visitorId } from './ids';
import { SYSTEM_NOTICES, type SystemNotice } from './system-notices';
import { timestamp } from './text';

/*
 * What the wire carries. Objects are strict: a field that is not named here
 * never leaves the relay (docs/threats.md A23), and the tests check answers and
 * events against these schemas.
 */

export const authorType = z.enum( [ 'visitor', 'agent', 'bot', 'system' ] );
export const conversationState = z.enum( [ 'queued', 'open', 'closed' ] );
export const conversationKind = z.enum( [ 'chat', 'message', 'callback' ] );
/** How soon somebody should come, the least urgent first. */
export const conversationPriority = z.enum( [ 'low', 'normal', 'high', 'urgent' ] );
export const presenceStatus = z.enum( [ 'online', 'away', 'offline' ] );

/** Who wrote a message. `system` notices name the person who caused them. */
export const author = z.strictObject( {
	type: authorType,
	id: z.string().meta( { description: 'A visitor id, an agent id, or `system`.' } ),
	name: z.string(),
	avatarUrl: z.string().nullable(),
} );

export const agentReference = z.strictObject( {
	id: agentId,
	name: z.string(),
	avatarUrl: z.string().nullable(),
} );

/**
 * The body of a `system` message: a code that a client shows as a sentence in
 * its reader's language, with `author.name` as the person who did it.
 */
export const systemNotice = z.enum( Object.keys( SYSTEM_NOTICES ) as [ SystemNotice, ...SystemNotice[] ] );

/** What a line of the history says besides its code. */
export const noticeDetails = z.strictObject( {
	reason: z.string().optional().meta( { description: 'What the agent wrote about why.' } ),
	minutes: z.int().positive().optional().meta( { description: 'Of `blocked`: for how long; left out: for good.' } ),
} );

export const message = z.strictObject( {
	id: messageId,
	conversationId,
	seq: z.int().positive().meta( {
		description: 'Place in the conversation: 1, 2, 3 … without gaps (a visitor does not see the numbers of notes).',
	} ),
	clientId,
	author,
	...messageContent,
	recipient: agentReference.optional().meta( {
		description:
			'Of the notice `transferred`: to whom; of `taken_over`: from whom. Left out when only the department has changed, and in notices that are older than this field.',
	} ),
	details: noticeDetails.optional().meta( { description: 'Of notices that agents alone see.' } ),
	createdAt: timestamp,
} );

export const agent = agentReference.extend( {
	status: presenceStatus,
	openConversations: z.int().nonnegative(),
} );

export const department = z.strictObject( { id: departmentId, name: z.string() } );

export const page = z.strictObject( { url: z.string(), title: z.string() } );

/** A visitor as agents see them. `verified`: WordPress vouched for name and email. */
export const visitor = z.strictObject( {
	id: visitorId,
	name: z.string(),
	email: z.string().nullable(),
	verified: z.boolean(),
	locale: z.string().nullable(),
	timezone: z.string().nullable(),
	page: page.nullable(),
	online: z.boolean(),
	createdAt: timestamp,
	lastSeenAt: timestamp,
} );

/** A visitor as they see themselves. */
export const ownVisitor = visitor.pick( { id: true, name: true, email: true, verified: true } );

export const rating = z.strictObject( {
	score: z.int().min( 1 ).max( 5 ),
	comment: z.string().nullable(),
} );

const conversationBase = z.strictObject( {
	id: conversationId,
	state: conversationState,
	kind: conversationKind.meta( {
		description:
			'What the visitor wants: to chat, an answer by mail, or a call. Whoever answers is free to do either.',
	} ),
	callback: z
		.strictObject( { phone: z.string(), at: timestamp.nullable() } )
		.nullable()
		.meta( { description: 'For a `callback`: where, and when; a null time is as soon as possible.' } ),
	assignee: agentReference.nullable(),
	department: department.nullable(),
	lastSeq: z.int().nonnegative(),
	lastMessage: message.nullable().meta( {
		description: `The last message that somebody wrote, never a notice. Of a long one only the first ${ LIMITS.previewCharacters } characters of the body.`,
	} ),
	unread: z
		.int()
		.nonnegative()
		.meta( { description: "Messages of the other side that the reader's side has not read." } ),
	readSeq: z.strictObject( {
		visitor: z.int().nonnegative(),
		agent: z.int().nonnegative(),
	} ),
	queuedAt: timestamp.nullable(),
	openedAt: timestamp.nullable(),
	closedAt: timestamp.nullable(),
	closedBy: z.enum( [ 'visitor', 'agent', 'system' ] ).nullable(),
	rating: rating.nullable(),
	createdAt: timestamp,
	updatedAt: timestamp,
} );

/** A conversation as agents see it. */
export const conversation = conversationBase.extend( {
	visitor,
	tags: z.array( z.string() ),
	priority: conversationPriority,
	answerMail: z
		.strictObject( {
			seq: z
				.int()
				.nonnegative()
				.meta( { description: 'Answers up to here were mailed, unless they had been seen.' } ),
			hasFailed: z.boolean().meta( { description: 'The last mail could not be sent; it is tried again.' } ),
		} )
		.meta( { description: 'What was mailed to the visitor because they had gone.' } ),
	needsReply: z.boolean().meta( {
		description: 'The last text is the visitor’s, and the conversation has not ended.',
	} ),
	snoozedUntil: timestamp
		.nullable()
		.meta( { description: 'Until when nothing is to be done, unless the visitor writes before.' } ),
	isSpam: z.boolean(),
	leftAt: timestamp.nullable().meta( {
		description: 'When a visitor who waited has left the queue by going away; null unless queued.',
	} ),
} );

/** A conversation as its visitor sees it. `lastMessage` is never a note. */
export const ownConversation = conversationBase.extend( {
	/** `offline` also when the agent has closed the inbox. */
	assignee: agentReference.extend( { status: presenceStatus } ).nullable(),
	queuePosition: z
		.int()
		.positive()
		.nullable()
		.meta( { description: "Place in the department's queue, from 1; null unless queued." } ),
	expectedWaitMs: z.int().nonnegative().nullable().meta( {
		description: 'How long others have waited in this queue lately; null unless queued, or when that is not known.',
	} ),
} );

/** Whether somebody is there, and who, before a conversation has an assignee. */
export const availability = z.strictObject( {
	status: presenceStatus.meta( {
		description:
			'`online`: somebody is there and has room; `away`: they are there, but busy or away from the keyboard; `offline`: it is closed, or nobody is there.',
	} ),
	agents: z.array( agentReference ),
	backAt: timestamp.nullable().meta( { description: 'When opening hours begin again; null while they last.' } ),
} );

export type AuthorType = z.infer< typeof authorType >;
export type ConversationState = z.infer< typeof conversationState >;
export type ConversationKind = z.infer< typeof conversationKind >;
export type ConversationPriority = z.infer< typeof conversationPriority >;
export type PresenceStatus = z.infer< typeof presenceStatus >;
export type Author = z.infer< typeof author >;
export type NoticeDetails = z.infer< typeof noticeDetails >;
export type Message = z.infer< typeof message >;
export type AgentReference = z.infer< typeof agentReference >;
export type Agent = z.infer< typeof agent >;
export type Department = z.infer< typeof department >;
export type Page = z.infer< typeof page >;
export type Visitor = z.infer< typeof visitor >;
export type OwnVisitor = z.infer< typeof ownVisitor >;
export type Rating = z.infer< typeof rating >;
export type Conversation = z.infer< typeof conversation >;
export type OwnConversation = z.infer< typeof ownConversation >;
export type Availability = z.infer< typeof availability >;
