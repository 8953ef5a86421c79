import type { ChatEvent } from '../../../relay/client';
import type { Conversation, SystemNotice } from '../../../relay/protocol';

/**
 * Why an agent is called: somebody begins to wait, writes to them, or was passed to them; or, for those who manage the chat,
 * somebody has waited far too long.
 */
export type AlertReason = 'waiting' | 'message' | 'transfer' | 'overdue';

/** Something that an agent should not miss. */
export interface Alert {
	reason: AlertReason;
	conversationId: string;
	/** Tells it from others about the same conversation, alike in every tab that hears of it. */
	occasion: string;
	/** What was written, if that is why. */
	text: string;
}

/** Why somebody is in the queue again although no agent put them there, so that whoever had the conversation is called, too. */
const AGAIN: ReadonlySet< string > = new Set< SystemNotice >( [ 'reopened_by_visitor', 'agent_absent' ] );

/** Somebody gives a conversation to an agent. */
const PASSED: SystemNotice = 'transferred';

/** Returns what an event calls an agent for; `find` knows the conversations as they were before it. */
export function alertsOf(
	event: ChatEvent< Conversation >,
	agentId: string,
	find: ( conversationId: string ) => Conversation | null
): Alert[] {
	switch ( event.type ) {
		case 'conversation.created':
			return ofWaiting( event.conversation );
		case 'conversation.assigned':
			// Who gives a conversation away knows of it.
			return event.previousAssignee?.id === agentId ? [] : ofWaiting( event.conversation );
		case 'message.created': {
			const { id: occasion, conversationId, author, body, recipient } = event.message;
			if ( author.type === 'system' ) {
				// Also when it was nobody's: the event alone does not tell that from accepting it oneself.
				const isPassed = body === PASSED && recipient?.id === agentId && author.id !== agentId;
				const reason = isPassed ? 'transfer' : 'waiting';
				return isPassed || AGAIN.has( body ) ? [ { reason, conversationId, occasion, text: '' } ] : [];
			}
			const isOwn = find( conversationId )?.assignee?.id === agentId;
			return isOwn && author.type === 'visitor'
				? [ { reason: 'message', conversationId, occasion, text: body } ]
				: [];
		}
		default:
			return [];
	}
}

function ofWaiting( { id, state, updatedAt, lastMessage }: Conversation ): Alert[] {
	const text = lastMessage?.author.type === 'visitor' ? lastMessage.body : '';
	return state === 'queued' ? [ { reason: 'waiting', conversationId: id, occasion: updatedAt, text } ] : [];
}
