import type { InboxAction } from '../types';

/** Why an agent is called: somebody begins to wait, writes to them, or was passed to them. */
export type AlertReason = 'waiting' | 'message' | 'transfer';

/** One call of an agent; the number makes equal ones differ. */
export interface Alert {
	id: number;
	reason: AlertReason;
	conversationId: string;
	/** The same in each tab of this agent, so that one of them makes the sound. */
	key: string;
	/** What was written, if that is why. */
	text: string;
}

export const initialState = (): Alert | null => null;

export function reducer( state: Alert | null, action: InboxAction ): Alert | null {
	return action.type === 'ALERTED' ? { ...action.alert, id: ( state?.id ?? 0 ) + 1 } : state;
}
