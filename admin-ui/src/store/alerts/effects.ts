import type { Conversation, SystemNotice } from '../../../../relay/protocol';
import type { Effects } from '../effects';
import type { Inbox } from '../types';

/** Why somebody is in the queue again although no agent put them there, so that whoever had the conversation is called, too. */
const AGAIN: ReadonlySet< string > = new Set< SystemNotice >( [ 'reopened_by_visitor', 'agent_absent' ] );

/** Calls the agent when somebody begins to wait, when their visitors write, and when a conversation is passed to them. */
export function effects( { dispatch, select }: Inbox ) {
	const callFor = ( conversationId: string, text: string ) =>
		dispatch.alerted( { reason: 'waiting', conversationId, text } );
	const callForWaiting = ( { id, state, lastMessage }: Conversation ) => {
		if ( state === 'queued' ) {
			callFor( id, lastMessage?.author.type === 'visitor' ? lastMessage.body : '' );
		}
	};
	return {
		events: {
			'conversation.created': ( { conversation } ) => callForWaiting( conversation ),
			'conversation.assigned': ( { conversation, previousAssignee } ) => {
				const me = select.getCurrentAgentId();
				// Back in the queue, but not by this agent.
				if ( previousAssignee?.id !== me ) {
					callForWaiting( conversation );
				}
				if ( conversation.assignee?.id === me && previousAssignee && previousAssignee.id !== me ) {
					dispatch.alerted( { reason: 'transfer', conversationId: conversation.id, text: '' } );
				}
			},
			'message.created': ( { message: { conversationId, author, body } } ) => {
				if ( author.type === 'system' && AGAIN.has( body ) ) {
					callFor( conversationId, '' );
				}
				const isOwn = select.findConversation( conversationId )?.assignee?.id === select.getCurrentAgentId();
				if ( isOwn && author.type === 'visitor' ) {
					dispatch.alerted( { reason: 'message', conversationId, text: body } );
				}
			},
		},
	} satisfies Effects;
}
