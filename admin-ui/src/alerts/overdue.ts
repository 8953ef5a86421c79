import type { Conversation } from '../../../relay/protocol';
import { isWaiting, OVERDUE_TARGETS, waitingSince } from '../waiting-since';
import type { Alert } from './alert';

/** How often to look. */
export const OVERDUE_EVERY_MS = 5_000;

/** Returns an alert for each who has waited far too long; `now` is by the relay's clock, which wrote down since when. */
export function overdueAlerts( conversations: readonly Conversation[], targetSeconds: number, now: number ): Alert[] {
	return conversations
		.filter(
			( each ) =>
				each.kind === 'chat' &&
				isWaiting( each ) &&
				now - Date.parse( waitingSince( each ) ) >= OVERDUE_TARGETS * targetSeconds * 1_000
		)
		.map( ( each ) => ( {
			reason: 'overdue',
			conversationId: each.id,
			occasion: waitingSince( each ),
			text: '',
		} ) );
}
