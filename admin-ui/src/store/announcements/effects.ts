import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../../relay/protocol';
import { sprintf } from '../../sprintf';
import { visitorName } from '../../visitor-name';
import type { Effects } from '../effects';
import type { Inbox } from '../types';

/** Announces what concerns this agent: who begins to wait, and what their own visitors say. */
export function effects( { dispatch, select }: Inbox ) {
	const announceWaiting = ( { visitor }: Conversation ) =>
		/* translators: %s: name of a visitor. */
		dispatch.announce( sprintf( __( '%s is waiting for an answer.', 'veranda' ), visitorName( visitor ) ) );

	return {
		events: {
			'conversation.created': ( { conversation } ) => {
				if ( conversation.state === 'queued' ) {
					announceWaiting( conversation );
				}
			},
			'message.created': ( { message } ) => {
				const conversation = select.findConversation( message.conversationId );
				if ( conversation && message.kind === 'system' && message.body === 'reopened_by_visitor' ) {
					announceWaiting( conversation );
				}
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
