import type { Conversation } from '../../../../relay/protocol';
import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch, select }: Inbox ) {
	const receive = ( { conversation }: { conversation: Conversation } ) =>
		dispatch.conversationReceived( conversation );

	return {
		events: {
			'conversation.created': receive,
			'conversation.updated': receive,
			'conversation.assigned': receive,
			'conversation.closed': receive,
			'conversation.rated': receive,
			'conversation.tagged': receive,
			'tag.changed': ( { previousName, tag } ) => dispatch.tagChanged( previousName, tag?.name ?? null ),
			'message.created': ( { message: { conversationId } } ) => {
				if ( ! select.findConversation( conversationId ) ) {
					void dispatch.loadConversation( conversationId );
				}
			},
		},
	} satisfies Effects;
}
