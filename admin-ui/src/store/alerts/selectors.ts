import type { InboxState } from '../types';
import type { NumberedAlert } from './reducer';

/** Lists the last things that this agent should not miss, the newest at the end. */
export function getAlerts( state: InboxState ): NumberedAlert[] {
	return state.alerts.calls;
}

/** Returns within how many seconds a visitor is to be answered. */
export function getWaitTargetSeconds( state: InboxState ): number {
	return state.alerts.waitTargetSeconds;
}

/** Tells whether a visitor is there and waits in the queue; those who have gone, or asked for a mail or a call, do not. */
export function isAnybodyWaiting( { conversations }: InboxState ): boolean {
	return Object.values( conversations.byId ).some(
		( { state, kind, leftAt } ) => state === 'queued' && kind === 'chat' && leftAt === null
	);
}
