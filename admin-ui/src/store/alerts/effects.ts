import type { Conversation } from '../../../../relay/protocol';
import type { Effects } from '../effects';
import type { Inbox } from '../types';

/** Calls the agent when somebody begins to wait, when their visitors write, and when a conversation is passed to them. */
export function effects( { dispatch, select }: Inbox ) {
	const callForWaiting = ( { id, state, queuedAt, lastMessage }: Conversation ) => {
		if ( state === 'queued' ) {
			const text = lastMessage?.author.type === 'visitor' ? lastMessage.body : '';
			dispatch.alerted( { reason: 'waiting', conversationId: id, key: `${ id }:${ queuedAt ?? '' }`, text } );
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
					const { id: conversationId, updatedAt } = conversation;
					dispatch.alerted( {
						reason: 'transfer',
						conversationId,
						key: `${ conversationId }:transfer:${ updatedAt }`,
						text: '',
					} );
				}
			},
			'message.created': ( { message: { conversationId, seq, author, body } } ) => {
				const isOwn = select.findConversation( conversationId )?.assignee?.id === select.getCurrentAgentId();
				if ( isOwn && author.type === 'visitor' ) {
					dispatch.alerted( {
						reason: 'message',
						conversationId,
						key: `${ conversationId }:${ seq }`,
						text: body,
					} );
				}
			},
		},
	} satisfies Effects;
}
