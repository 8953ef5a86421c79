import { alertsOf } from '../../alerts/alert';
import { isTurnOfThisPage } from '../../alerts/audible-pages';
import { OVERDUE_EVERY_MS, overdueAlerts } from '../../alerts/overdue';
import type { Effects, InboxEvent } from '../effects';
import type { Inbox } from '../types';

/**
 * Calls the agent when somebody begins to wait, when their visitors write, and when a conversation is passed to them; and
 * those who manage the chat, when somebody has waited far too long.
 */
export function effects( { dispatch, select, session }: Inbox ) {
	const { agentId, clock, desk, name, told } = session;
	let timer: number | undefined;

	const hear = ( event: InboxEvent ) =>
		alertsOf( event, agentId, ( id ) => select.findConversation( id ) ).forEach( ( alert ) =>
			dispatch.alerted( alert )
		);
	const lookForOverdue = async () => {
		timer = clock.setTimeout( lookForOverdue, OVERDUE_EVERY_MS );
		if ( await isTurnOfThisPage( 'inbox', name ) ) {
			const known = Object.values( select.getConversations() );
			const overdue = overdueAlerts( known, desk.waitTargetSeconds, session.serverNow() );
			told.add( overdue ).forEach( ( alert ) => dispatch.alerted( alert ) );
		}
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
