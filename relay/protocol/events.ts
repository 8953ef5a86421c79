import { z } from 'zod';
import { cannedResponse } from './canned-responses';
import {
	agent,
	agentReference,
	author,
	availability,
	conversation,
	message,
	ownConversation,
	visitor,
} from './entities';
import { departmentDetails } from './departments';
import { cannedResponseId, conversationId, departmentId, savedViewId, visitorId } from './ids';
import { savedView } from './saved-views';
import { pageView } from './page-views';
import { tagReference } from './tags';
import { timestamp } from './text';

/*
 * An event is `event: TYPE` and one line of JSON in `data`, which repeats the
 * type. Lasting events carry `id: EPOCH.NUMBER` and are replayed after a
 * reconnection; passing ones carry none and are not.
 */

const event = < T extends string, S extends z.core.$ZodLooseShape >( type: T, shape: S ) =>
	z.strictObject( { type: z.literal( type ), ...shape } );

/** Who is reading: agents get `conversation`, a visitor gets `ownConversation`. */
const anyConversation = z.union( [ conversation, ownConversation ] );

const participantSide = z.enum( [ 'visitor', 'agent' ] );

export const messageCreated = event( 'message.created', { message } );
export const conversationCreated = event( 'conversation.created', { conversation: anyConversation } );
/** Also a passing event: for a visitor whose agent has come, gone or chosen another status. */
export const conversationUpdated = event( 'conversation.updated', { conversation: anyConversation } );
export const conversationAssigned = event( 'conversation.assigned', {
	conversation: anyConversation,
	previousAssignee: agentReference.nullable(),
} );
export const conversationClosed = event( 'conversation.closed', { conversation: anyConversation } );
export const conversationRated = event( 'conversation.rated', { conversation: anyConversation } );
/** For agents only. */
export const conversationTagged = event( 'conversation.tagged', { conversation } );
/** For agents only. Wherever a conversation has the tag of this name, put the other in its place, or take it away. */
export const tagChanged = event( 'tag.changed', { previousName: z.string(), tag: tagReference.nullable() } );
/** For agents only: somebody may not write any more, or may again. Blocks that are on the screen are to be read again. */
export const blockChanged = event( 'block.changed', {} );
/** For agents only. `department` is as it stands when the event is sent; null: it is gone, and its conversations are in none. */
export const departmentChanged = event( 'department.changed', {
	departmentId,
	department: departmentDetails.nullable(),
} );
export const readAdvanced = event( 'read.advanced', {
	conversationId,
	reader: participantSide,
	seq: z.int().positive(),
} );

export const typingStarted = event( 'typing.started', {
	conversationId,
	author,
	text: z.string().optional().meta( { description: 'What a visitor has typed so far; for agents only.' } ),
} );
export const typingStopped = event( 'typing.stopped', { conversationId, author } );
export const presenceChanged = event( 'presence.changed', { agent } );
/** Visitors with an active conversation hear what holds for its department, others what holds for the site. */
export const availabilityChanged = event( 'availability.changed', {
	availability,
	departments: z
		.array( z.strictObject( { id: departmentId, ...availability.pick( { status: true, backAt: true } ).shape } ) )
		.optional()
		.meta( { description: 'What holds for each department; for agents only.' } ),
} );
/** For agents only: a visitor has entered something. Leads that are on the screen are to be read again. */
export const leadChanged = event( 'lead.changed', {} );
/** For agents only: one that an agent may read was made, changed, or (null) is not there for them any more. */
export const cannedResponseChanged = event( 'canned-response.changed', {
	cannedResponseId,
	cannedResponse: cannedResponse.nullable(),
} );
/** For agents only: one that an agent may read was made, changed, or (null) is not there for them any more. */
export const savedViewChanged = event( 'saved-view.changed', { savedViewId, savedView: savedView.nullable() } );
/** For agents only: a visitor with an active conversation has gone to another page. */
export const pageViewed = event( 'page.viewed', { visitorId, pageView } );
/** For agents only: something that `GET /v1/visitors/{id}` tells has been edited; read it again if it is on the screen. */
export const visitorEdited = event( 'visitor.edited', { visitorId } );
export const visitorUpdated = event( 'visitor.updated', { visitor } );

export const hello = event( 'hello', {
	protocol: z.int(),
	epoch: z.string(),
	head: z.int().nonnegative(),
	resumed: z.boolean(),
	serverTime: timestamp,
} );
export const heartbeat = event( 'heartbeat', { head: z.int().nonnegative(), serverTime: timestamp } );
export const reset = event( 'reset', {
	reason: z.enum( [ 'too_far_behind', 'unknown_cursor', 'epoch_changed', 'access_changed' ] ),
	epoch: z.string(),
	head: z.int().nonnegative().meta( { description: 'Go on from `epoch.head` after reloading by REST.' } ),
} );
export const degraded = event( 'degraded', {
	isDegraded: z
		.boolean()
		.meta( { description: 'True while the database cannot be reached: what is sent waits in the outbox.' } ),
} );
export const bye = event( 'bye', {
	reason: z.enum( [ 'restart', 'revoked', 'expired', 'too_many', 'too_slow', 'lifetime', 'site_disabled' ] ),
	retryMs: z
		.int()
		.nonnegative()
		.nullable()
		.meta( { description: 'Come back after this long; null: do not come back without a new token.' } ),
} );

/** Events that are stored and replayed. */
export const lastingEvent = z.discriminatedUnion( 'type', [
	messageCreated,
	conversationCreated,
	conversationUpdated,
	conversationAssigned,
	conversationClosed,
	conversationRated,
	conversationTagged,
	blockChanged,
	departmentChanged,
	readAdvanced,
	tagChanged,
] );

/** Events that are gone once they are sent. */
export const passingEvent = z.discriminatedUnion( 'type', [
	typingStarted,
	typingStopped,
	presenceChanged,
	availabilityChanged,
	cannedResponseChanged,
	conversationUpdated,
	leadChanged,
	pageViewed,
	savedViewChanged,
	visitorEdited,
	visitorUpdated,
] );

/** Events about the stream itself. */
export const controlEvent = z.discriminatedUnion( 'type', [ hello, heartbeat, reset, degraded, bye ] );

export const streamEvent = z.union( [ lastingEvent, passingEvent, controlEvent ] );

export type LastingEvent = z.infer< typeof lastingEvent >;
export type PassingEvent = z.infer< typeof passingEvent >;
export type ControlEvent = z.infer< typeof controlEvent >;
export type StreamEvent = z.infer< typeof streamEvent >;
export type StreamEventOf< T extends StreamEvent[ 'type' ] > = Extract< StreamEvent, { type: T } >;

/** Events that only agents hear. */
export type AgentEventType =
	| 'block.changed'
	| 'canned-response.changed'
	| 'conversation.tagged'
	| 'department.changed'
	| 'lead.changed'
	| 'page.viewed'
	| 'presence.changed'
	| 'saved-view.changed'
	| 'tag.changed'
	| 'visitor.edited'
	| 'visitor.updated';
