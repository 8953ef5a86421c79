import { alertsOf } from '../../alerts/alert';
import { newlyOverdue, OVERDUE_EVERY_MS } from '../../alerts/overdue';
import type { Effects, InboxEvent } from '../effects';
import type { Inbox } from '../types';

/**
 * Calls the agent when somebody begins to wait, when their visitors write, and when a conversation is passed to them; and
 * those who manage the chat, when somebody has waited far too long.
 */
export function effects( { dispatch, select, session: { agentId, clock, desk } }: Inbox ) {
	let timer: number | undefined;

	const hear = ( event: InboxEvent ) =>
		alertsOf( event, agentId, ( id ) => select.findConversation( id ) ).forEach( ( alert ) =>
			dispatch.alerted( alert )
		);
	const lookForOverdue = () => {
		const known = Object.values( select.getConversations() );
		for ( const { id } of newlyOverdue( `inbox:${ agentId }`, known, desk.waitTargetSeconds, clock.wallNow() ) ) {
			dispatch.alerted( { reason: 'overdue', conversationId: id, text: '' } );
		}
		timer = clock.setTimeout( lookForOverdue, OVERDUE_EVERY_MS );
	};

	return {
		events: {
			'conversation.created': hear,
			'conversation.assigned': hear,
			'message.created': hear,
		},
		onStart: () => {
			if ( desk.canManage ) {
				timer = clock.setTimeout( lookForOverdue, OVERDUE_EVERY_MS );
			}
		},
		onStop: () => clock.clearTimeout( timer ),
	} satisfies Effects;
}
