import { z } from 'zod';
import type { ProblemCode } from './errors';
import { conversationId, siteId } from './ids';
import {
	assignRequest,
	emptyRequest,
	listConversationsQuery,
	listMessagesQuery,
	presenceRequest,
	rateRequest,
	readRequest,
	refreshVisitorRequest,
	sendMessageRequest,
	serviceCheckRequest,
	startConversationRequest,
	startVisitorRequest,
	streamQuery,
	typingRequest,
} from './requests';
import {
	agentAnswer,
	agentList,
	conversationAnswer,
	conversationList,
	healthAnswer,
	messageAnswer,
	messageList,
	readinessAnswer,
	serviceCheckAnswer,
	startedConversation,
	visitorSession,
} from './responses';

/*
 * Every route of the relay. The relay registers its routes from these
 * descriptions and `GET /v1/openapi.json` is generated from them, so neither
 * can drift from the other.
 */

/** Whose token a route takes; none for a public route. */
export type Audience = 'visitor' | 'agent' | 'service';

/** What a route takes, who may call it, and what it answers. */
export interface RouteDescription {
	readonly method: 'get' | 'post' | 'put';
	/** With `{name}` for parameters. */
	readonly path: string;
	readonly tag: 'operations' | 'visitors' | 'conversations' | 'messages' | 'agents' | 'stream' | 'service';
	readonly summary: string;
	readonly audiences: readonly Audience[];
	readonly params?: z.ZodObject;
	readonly query?: z.ZodType;
	readonly body?: z.ZodType;
	/** By status; null stands for an empty body, a string for another media type. */
	readonly answers: Readonly< Record< number, z.ZodType | string | null > >;
	/** Codes beyond those that any route may answer. */
	readonly problems?: readonly ProblemCode[];
}

const route = < const R extends RouteDescription >( description: R ) => description;

const siteParams = z.strictObject( { site: siteId } );
const conversationParams = z.strictObject( { id: conversationId } );

const both = [ 'visitor', 'agent' ] as const;

export const ROUTES = {
	health: route( {
		method: 'get',
		path: '/healthz',
		tag: 'operations',
		summary: 'Tells that the process runs.',
		audiences: [],
		answers: { 200: healthAnswer },
	} ),
	readiness: route( {
		method: 'get',
		path: '/readyz',
		tag: 'operations',
		summary: 'Tells whether the relay can serve: its database answers and has its schema, and it is not stopping.',
		audiences: [],
		answers: { 200: readinessAnswer, 503: readinessAnswer },
	} ),
	metrics: route( {
		method: 'get',
		path: '/metrics',
		tag: 'operations',
		summary: 'Lists figures for Prometheus; from loopback, or with the metrics token.',
		audiences: [],
		answers: { 200: 'text/plain' },
		problems: [ 'not_found' ],
	} ),
	openapi: route( {
		method: 'get',
		path: '/v1/openapi.json',
		tag: 'operations',
		summary: 'Describes every route and event.',
		audiences: [],
		answers: { 200: z.looseObject( { openapi: z.string() } ) },
	} ),
	startVisitor: route( {
		method: 'post',
		path: '/v1/sites/{site}/visitors',
		tag: 'visitors',
		summary: 'Makes a visitor, or finds the one whom the site vouches for, and gives tokens.',
		audiences: [],
		params: siteParams,
		body: startVisitorRequest,
		answers: { 201: visitorSession },
		problems: [ 'not_found', 'token_invalid', 'token_expired', 'clock_skew' ],
	} ),
	refreshVisitor: route( {
		method: 'post',
		path: '/v1/sites/{site}/visitors/refresh',
		tag: 'visitors',
		summary: 'Replaces a refresh token by a new pair.',
		audiences: [],
		params: siteParams,
		body: refreshVisitorRequest,
		answers: { 200: visitorSession },
		problems: [ 'not_found', 'token_invalid', 'token_expired' ],
	} ),
	stream: route( {
		method: 'get',
		path: '/v1/stream',
		tag: 'stream',
		summary: 'Opens the stream of events; `Last-Event-ID` works like `after`.',
		audiences: both,
		query: streamQuery,
		answers: { 200: 'text/event-stream' },
	} ),
	startConversation: route( {
		method: 'post',
		path: '/v1/conversations',
		tag: 'conversations',
		summary: 'Starts a conversation; 200 with the active one if there is one.',
		audiences: [ 'visitor' ],
		body: startConversationRequest,
		answers: { 200: startedConversation, 201: startedConversation },
		problems: [ 'message_too_long', 'client_id_reused' ],
	} ),
	listConversations: route( {
		method: 'get',
		path: '/v1/conversations',
		tag: 'conversations',
		summary: 'Lists conversations, the newest activity first.',
		audiences: [ 'agent' ],
		query: listConversationsQuery,
		answers: { 200: conversationList },
	} ),
	getConversation: route( {
		method: 'get',
		path: '/v1/conversations/{id}',
		tag: 'conversations',
		summary: 'Returns one conversation.',
		audiences: both,
		params: conversationParams,
		answers: { 200: conversationAnswer },
		problems: [ 'not_found' ],
	} ),
	listMessages: route( {
		method: 'get',
		path: '/v1/conversations/{id}/messages',
		tag: 'messages',
		summary:
			"Returns a page of a conversation's messages, oldest first; without `after` or `before` the newest page.",
		audiences: both,
		params: conversationParams,
		query: listMessagesQuery,
		answers: { 200: messageList },
		problems: [ 'not_found' ],
	} ),
	sendMessage: route( {
		method: 'post',
		path: '/v1/conversations/{id}/messages',
		tag: 'messages',
		summary: 'Stores a message; 200 with the first one when the client id is stored already.',
		audiences: both,
		params: conversationParams,
		body: sendMessageRequest,
		answers: { 200: messageAnswer, 201: messageAnswer },
		problems: [
			'not_found',
			'forbidden',
			'client_id_reused',
			'conversation_closed',
			'message_too_long',
			'overloaded',
		],
	} ),
	type: route( {
		method: 'post',
		path: '/v1/conversations/{id}/typing',
		tag: 'messages',
		summary: 'Shows the other side that one is typing, for 6 seconds; an empty `text` takes it back.',
		audiences: both,
		params: conversationParams,
		body: typingRequest,
		answers: { 204: null },
		problems: [ 'not_found' ],
	} ),
	read: route( {
		method: 'post',
		path: '/v1/conversations/{id}/read',
		tag: 'messages',
		summary: 'Says up to which message one has read; never goes back.',
		audiences: both,
		params: conversationParams,
		body: readRequest,
		answers: { 204: null },
		problems: [ 'not_found' ],
	} ),
	closeConversation: route( {
		method: 'post',
		path: '/v1/conversations/{id}/close',
		tag: 'conversations',
		summary: 'Ends a conversation; ending it twice is the same.',
		audiences: both,
		params: conversationParams,
		body: emptyRequest,
		answers: { 200: conversationAnswer },
		problems: [ 'not_found' ],
	} ),
	rateConversation: route( {
		method: 'post',
		path: '/v1/conversations/{id}/rating',
		tag: 'conversations',
		summary: "Stores the visitor's rating; a later one replaces it.",
		audiences: [ 'visitor' ],
		params: conversationParams,
		body: rateRequest,
		answers: { 200: conversationAnswer },
		problems: [ 'not_found' ],
	} ),
	assignConversation: route( {
		method: 'post',
		path: '/v1/conversations/{id}/assign',
		tag: 'conversations',
		summary: 'Accepts, transfers or returns a conversation; of two who accept at once exactly one wins.',
		audiences: [ 'agent' ],
		params: conversationParams,
		body: assignRequest,
		answers: { 200: conversationAnswer },
		problems: [ 'not_found', 'already_assigned', 'conversation_closed', 'invalid_request' ],
	} ),
	reopenConversation: route( {
		method: 'post',
		path: '/v1/conversations/{id}/reopen',
		tag: 'conversations',
		summary: 'Takes a closed conversation up again.',
		audiences: [ 'agent' ],
		params: conversationParams,
		body: emptyRequest,
		answers: { 200: conversationAnswer },
		problems: [ 'not_found', 'conversation_active' ],
	} ),
	setPresence: route( {
		method: 'put',
		path: '/v1/presence',
		tag: 'agents',
		summary: 'Sets whether the agent takes conversations.',
		audiences: [ 'agent' ],
		body: presenceRequest,
		answers: { 200: agentAnswer },
	} ),
	listAgents: route( {
		method: 'get',
		path: '/v1/agents',
		tag: 'agents',
		summary: 'Lists the agents who have signed in at least once.',
		audiences: [ 'agent' ],
		answers: { 200: agentList },
	} ),
	checkService: route( {
		method: 'post',
		path: '/v1/service/check',
		tag: 'service',
		summary: "Proves to the plugin that the relay holds the site's secret, and tells what it serves.",
		audiences: [ 'service' ],
		body: serviceCheckRequest,
		answers: { 200: serviceCheckAnswer },
	} ),
} as const satisfies Record< string, RouteDescription >;

export type RouteName = keyof typeof ROUTES;
