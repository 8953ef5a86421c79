import { __, sprintf } from '@wordpress/i18n';
import { visitorName } from '../../visitor-name';
import type { Effects } from '../effects';
import type { Inbox } from '../types';

/** Announces what concerns this agent: who begins to wait, and what their own visitors say. */
export function effects( { dispatch, select }: Inbox ) {
	return {
		events: {
			'conversation.created': ( { conversation } ) => {
				if ( conversation.state === 'queued' ) {
					dispatch.announce(
						sprintf(
							/* translators: %s: name of a visitor. */
							__( '%s is waiting for an answer.', 'veranda' ),
							visitorName( conversation.visitor )
						)
					);
				}
			},
			'message.created': ( { message } ) => {
				const conversation = select.findConversation( message.conversationId );
				const isOwn = conversation?.assignee?.id === select.getCurrentAgentId();
				if ( conversation && isOwn && message.author.type === 'visitor' ) {
					dispatch.announce(
						sprintf(
							/* translators: 1: name of a visitor. 2: what they wrote. */
							__( '%1$s says: %2$s', 'veranda' ),
							visitorName( conversation.visitor ),
							message.body
						)
					);
				}
			},
		},
	} satisfies Effects;
}
