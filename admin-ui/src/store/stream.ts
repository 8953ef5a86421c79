import { __, sprintf } from '@wordpress/i18n';
import type { ChatEvent } from '../../../relay/client';
import type { Conversation } from '../../../relay/protocol';
import { visitorName } from '../visitor-name';
import type { InboxAction } from './actions';
import type { Select } from './thunk';

/** How long somebody counts as typing after the last sign of it. */
const TYPING_MS = 6_000;

/** Returns what an event of the stream does to the inbox. */
export function actionsFor( event: ChatEvent< Conversation >, now: number ): InboxAction[] {
	if ( 'conversation' in event ) {
		// Whatever happened to it, the event brings the conversation as it stands now.
		return [
			{
				type: 'CONVERSATION_RECEIVED',
				conversation: event.conversation,
			},
		];
	}
	switch ( event.type ) {
		case 'message.created':
			return [ { type: 'MESSAGE_RECEIVED', message: event.message } ];
		case 'read.advanced': {
			const { conversationId, reader, seq } = event;
			return [ { type: 'READ_ADVANCED', conversationId, reader, seq } ];
		}
		case 'typing.started': {
			const { conversationId, author, text } = event;
			return [
				{
					type: 'TYPING_STARTED',
					conversationId,
					author,
					text: text ?? null,
					until: now + TYPING_MS,
				},
			];
		}
		case 'typing.stopped':
			return [
				{
					type: 'TYPING_STOPPED',
					conversationId: event.conversationId,
					authorId: event.author.id,
				},
			];
		case 'presence.changed':
			return [ { type: 'AGENT_CHANGED', agent: event.agent } ];
		case 'visitor.updated':
			return [ { type: 'VISITOR_UPDATED', visitor: event.visitor } ];
		case 'availability.changed':
			// For visitors.
			return [];
		case 'hello':
		case 'heartbeat':
		case 'reset':
		case 'degraded':
		case 'bye':
			// The session's, not the screen's.
			return [];
		default:
			event satisfies never;
			// An event of a newer relay changes nothing here.
			return [];
	}
}

/** Returns the sentence that a screen reader says about an event, or null. */
export function announcementFor(
	event: ChatEvent< Conversation >,
	select: Pick< Select, 'findConversation' | 'getCurrentAgentId' >
): string | null {
	if ( event.type === 'conversation.created' && event.conversation.state === 'queued' ) {
		return sprintf(
			/* translators: %s: name of a visitor. */
			__( '%s is waiting for an answer.', 'veranda' ),
			visitorName( event.conversation.visitor )
		);
	}
	if ( event.type === 'message.created' && event.message.author.type === 'visitor' ) {
		const conversation = select.findConversation( event.message.conversationId );
		if ( conversation?.assignee?.id === select.getCurrentAgentId() ) {
			return sprintf(
				/* translators: 1: name of a visitor. 2: what they wrote. */
				__( '%1$s says: %2$s', 'veranda' ),
				visitorName( conversation.visitor ),
				event.message.body
			);
		}
	}
	return null;
}
