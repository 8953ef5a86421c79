import { z } from 'zod';
import { agent, availability, conversation, message, ownConversation, ownVisitor } from './entities';
import { prechatForm } from './prechat';
import { timestamp } from './text';

export const visitorSession = z.strictObject( {
	visitor: ownVisitor,
	accessToken: z.string(),
	accessTokenExpiresAt: timestamp,
	refreshToken: z.string(),
	availability,
	conversation: ownConversation
		.nullable()
		.meta( { description: "The visitor's newest conversation, also when it is closed." } ),
	prechatForm: prechatForm.nullable().meta( { description: 'What to ask before the first message; null: nothing.' } ),
	usualReplyMs: z.int().nonnegative().nullable().meta( {
		description: 'How long a first answer usually takes, in milliseconds; null while there are too few to tell.',
	} ),
} );

/** `pageUrl` is where the visitor was; null: not known. */
export const followedLink = z.strictObject( { session: visitorSession, pageUrl: z.string().nullable() } );

/** Agents receive `conversation`, a visitor receives `ownConversation`. */
export const conversationAnswer = z.strictObject( {
	conversation: z.union( [ conversation, ownConversation ] ),
} );

export const startedConversation = z.strictObject( {
	conversation: ownConversation,
	message: message.optional(),
} );

export const messageAnswer = z.strictObject( { message } );

export const messageList = z.strictObject( {
	messages: z.array( message ).meta( { description: 'Oldest first.' } ),
	hasMore: z.boolean().meta( { description: 'More lie beyond the end that was asked for.' } ),
} );

/** `counts` are those of all conversations that the agent may see. */
export const conversationList = z.strictObject( {
	conversations: z.array( conversation ),
	nextCursor: z.string().nullable(),
	counts: z.strictObject( {
		queued: z.int().nonnegative(),
		mine: z.int().nonnegative(),
		open: z.int().nonnegative(),
	} ),
} );

/** What a visitor has talked about. */
export const ownConversationList = z.strictObject( {
	conversations: z.array( ownConversation ).meta( {
		description:
			'Here `lastMessage` is the last text that somebody wrote; in a search, the last one in which it was found, from a few words before that.',
	} ),
	nextCursor: z.string().nullable().meta( {
		description: 'A page of a search may be empty, and more may be found on the next one.',
	} ),
} );

export const agentList = z.strictObject( {
	agents: z.array( agent ),
	availability: availability.meta( { description: 'What visitors are told.' } ),
} );

export const agentAnswer = z.strictObject( { agent } );

export const serviceCheckAnswer = z.strictObject( {
	proof: z.string().meta( {
		description:
			"A service token by the relay, bound to the request's nonce: shows that it holds the site's secret.",
	} ),
	protocol: z.int(),
	relayVersion: z.string(),
	serverTime: timestamp,
	schema: z.strictObject( { serves: z.int(), found: z.int().nullable() } ),
	origins: z.array( z.string() ),
	clients: z
		.strictObject( {
			seen: z.int().nonnegative(),
			private: z.int().nonnegative(),
			proxies: z.array( z.string() ).meta( {
				description: 'Machines of a private network that pass calls on without being in TRUSTED_PROXIES.',
			} ),
		} )
		.meta( {
			description:
				'Where visitors came from since the relay started: how many, and how many from private addresses.',
		} ),
} );

export const healthAnswer = z.strictObject( { status: z.literal( 'ok' ), version: z.string() } );

/** `detail` says what to do when the relay is not ready. */
export const readinessAnswer = z.strictObject( {
	status: z.enum( [ 'ready', 'not_ready' ] ),
	database: z.enum( [ 'ok', 'unavailable' ] ),
	schema: z.strictObject( { serves: z.int(), found: z.int().nullable() } ),
	detail: z.string(),
} );

export type ReadinessAnswer = z.infer< typeof readinessAnswer >;
export type VisitorSession = z.infer< typeof visitorSession >;
export type FollowedLink = z.infer< typeof followedLink >;
export type StartedConversation = z.infer< typeof startedConversation >;
export type MessageAnswer = z.infer< typeof messageAnswer >;
export type MessageList = z.infer< typeof messageList >;
export type ConversationList = z.infer< typeof conversationList >;
export type OwnConversationList = z.infer< typeof ownConversationList >;
export type AgentList = z.infer< typeof agentList >;
export type AgentAnswer = z.infer< typeof agentAnswer >;
export type ServiceCheckAnswer = z.infer< typeof serviceCheckAnswer >;
