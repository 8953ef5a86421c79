import { z } from 'zod';
import { sentContent } from './content';
import { agentId, clientId, cursor, departmentId, visitorId } from './ids';
import { conversationKind, conversationPriority, conversationState, presenceStatus } from './entities';
import { localeTold, pageTold, timezoneTold } from './facts';
import { LIMITS } from './limits';
import { prechat } from './prechat';
import { tagName } from './tags';
import { line, messageBody, paragraph, timestamp, wholeNumber } from './text';

/*
 * What may be sent to the relay. Objects are strict: a field that is not named
 * here is answered with `unknown_field` (docs/threats.md A22). What the server
 * decides (author, seq, time, site) is never taken from a request.
 */

const flag = z.enum( [ 'true', 'false' ] );

const refreshToken = z.string().regex( /^[A-Za-z0-9_-]{43}$/ );

export const startVisitorRequest = z.strictObject( {
	page: pageTold,
	locale: localeTold,
	timezone: timezoneTold,
	identity: z.string().max( 4_096 ).optional().meta( { description: 'An identity token, for a logged-in visitor.' } ),
	refreshToken: refreshToken.optional().meta( {
		description: 'Of the session in whose place this one comes: it ends.',
	} ),
	isSamePerson: z.boolean().optional().meta( {
		description:
			'Who had that session has logged in: if WordPress did not vouch for them before, what they talk about, or have not seen an answer in, becomes theirs.',
	} ),
} );

export const refreshVisitorRequest = z.strictObject( {
	refreshToken,
	page: pageTold.optional().meta( {
		description: 'Where the visitor is. With an active conversation only `POST /v1/page-views` says that.',
	} ),
} );

export const followLinkRequest = z.strictObject( {
	key: z.string().max( 100 ).meta( { description: 'What the link carries behind `#`.' } ),
	refreshToken: refreshToken.optional().meta( { description: 'Of the session in this browser: it ends.' } ),
	replacesChat: z.boolean().optional().meta( {
		description:
			'Whoever had that session knows that their chat, which goes on, is not shown in this browser any more. Otherwise it stays, and the answer is 409 `conversation_active`.',
	} ),
} );

/** A visitor begins with a text. */
const firstMessage = z.strictObject( { clientId, body: sentContent.body } );

export const startConversationRequest = z.strictObject( {
	clientId,
	department: departmentId.optional(),
	prechat: prechat.optional(),
	kind: conversationKind.optional().meta( {
		description: 'What the visitor wants; with an active conversation, what they want instead.',
	} ),
	callback: z
		.strictObject( { phone: line( LIMITS.phoneCharacters ), at: timestamp.nullable() } )
		.optional()
		.meta( { description: 'For a `callback`. A time is in the future, and within opening hours.' } ),
	message: firstMessage.optional(),
} );

export const sendMessageRequest = z.strictObject( {
	clientId,
	...sentContent,
} );

export const typingRequest = z.strictObject( {
	text: paragraph( LIMITS.typingPreviewCharacters ).optional(),
} );

export const readRequest = z.strictObject( { seq: z.int().positive() } );

export const closeConversationRequest = z.strictObject( {
	reason: line( LIMITS.reasonCharacters ).optional().meta( { description: 'Why, for agents; only they may say.' } ),
} );

export const emptyRequest = z.strictObject( {} );

export const rateRequest = z.strictObject( {
	score: z.int().min( 1 ).max( 5 ),
	comment: paragraph( LIMITS.ratingCommentCharacters ).optional(),
} );

export const assignRequest = z.strictObject( {
	agentId: agentId.nullable(),
	departmentId: departmentId.optional(),
	expectedAssigneeId: agentId.nullable().optional(),
	note: messageBody.optional().meta( { description: 'What whoever gets it should know: a note by the caller.' } ),
} );

export const updateConversationRequest = z
	.strictObject( {
		departmentId: departmentId.nullable().optional().meta( { description: 'null: in no department.' } ),
		priority: conversationPriority.optional(),
		snoozedUntil: timestamp
			.nullable()
			.optional()
			.meta( { description: 'Within a year; null: not any more. A visitor who writes ends it.' } ),
	} )
	.refine( ( changes ) => Object.keys( changes ).length > 0, { error: 'Say what is to be changed.' } );

export const spamRequest = z.strictObject( { isSpam: z.boolean() } );

export const presenceRequest = z.strictObject( { status: presenceStatus } );

export const streamQuery = z.strictObject( { after: cursor.optional() } );

export const listMessagesQuery = z
	.strictObject( {
		after: wholeNumber.optional(),
		before: wholeNumber.optional(),
		limit: wholeNumber.pipe( z.int().min( 1 ).max( LIMITS.messagesPerPage ) ).optional(),
	} )
	.refine( ( query ) => query.after === undefined || query.before === undefined, {
		error: 'Give `after` or `before`, not both.',
	} );

export const listConversationsQuery = z.strictObject( {
	state: conversationState.optional(),
	kind: conversationKind.optional(),
	priority: conversationPriority.optional(),
	assignee: z.union( [ z.enum( [ 'me', 'none' ] ), agentId ] ).optional(),
	department: departmentId.optional(),
	tag: tagName.optional(),
	visitor: visitorId.optional(),
	snoozed: flag.optional().meta( { description: 'Only those that are snoozed, or none of them.' } ),
	spam: flag.optional().meta( {
		description: 'Only spam. Left out, spam is in no list but that of its visitor.',
	} ),
	from: timestamp.optional().meta( { description: 'Last active then or later.' } ),
	to: timestamp.optional().meta( { description: 'Last active before then.' } ),
	rating: wholeNumber.pipe( z.int().min( 1 ).max( 5 ) ).optional(),
	page: line( LIMITS.searchCharacters )
		.optional()
		.meta( { description: 'Something that the address of the visitor’s page contains.' } ),
	language: z
		.string()
		.regex( /^[a-z]{2,3}$/ )
		.optional()
		.meta( { description: 'Of the visitor, as `de`: with any country.' } ),
	q: line( LIMITS.searchCharacters ).optional(),
	cursor: z
		.string()
		.regex( /^[0-9]{1,19}$/ )
		.optional(),
	limit: wholeNumber.pipe( z.int().min( 1 ).max( LIMITS.conversationsPerPage ) ).optional(),
} );

/** With `q`, only conversations in which somebody has written it. */
export const listOwnConversationsQuery = listConversationsQuery.pick( { q: true, cursor: true } ).extend( {
	limit: wholeNumber.pipe( z.int().min( 1 ).max( LIMITS.ownConversationsPerPage ) ).optional(),
} );

/** The service token's own contents bind it to this body. */
export const serviceCheckRequest = z.strictObject( {
	nonce: z.string().regex( /^[A-Za-z0-9_-]{22}$/ ),
} );

export type StartVisitorRequest = z.infer< typeof startVisitorRequest >;
/** What a browser tells, before the relay has made it fit. */
export type StartVisitorInput = z.input< typeof startVisitorRequest >;
export type RefreshVisitorRequest = z.infer< typeof refreshVisitorRequest >;
export type RefreshVisitorInput = z.input< typeof refreshVisitorRequest >;
export type FollowLinkRequest = z.infer< typeof followLinkRequest >;
export type StartConversationRequest = z.infer< typeof startConversationRequest >;
export type SendMessageRequest = z.infer< typeof sendMessageRequest >;
/** What a client writes: defaults may be left out. */
export type SendMessageInput = z.input< typeof sendMessageRequest >;
export type TypingRequest = z.infer< typeof typingRequest >;
export type ReadRequest = z.infer< typeof readRequest >;
export type RateRequest = z.infer< typeof rateRequest >;
export type CloseConversationRequest = z.infer< typeof closeConversationRequest >;
export type AssignRequest = z.infer< typeof assignRequest >;
export type UpdateConversationRequest = z.infer< typeof updateConversationRequest >;
export type SpamRequest = z.infer< typeof spamRequest >;
export type PresenceRequest = z.infer< typeof presenceRequest >;
export type ListMessagesQuery = z.infer< typeof listMessagesQuery >;
export type ListConversationsQuery = z.infer< typeof listConversationsQuery >;
export type ListOwnConversationsQuery = z.infer< typeof listOwnConversationsQuery >;
/** What a client puts in the address: numbers, not their text. */
export type MessagesPage = { after?: number; before?: number; limit?: number };
export type ServiceCheckRequest = z.infer< typeof serviceCheckRequest >;
