import type { InboxAction } from '../types';

/** Why an agent is called: somebody begins to wait, writes to them, or was passed to them. */
export type AlertReason = 'waiting' | 'message' | 'transfer';

/** One call of an agent; the number makes equal ones differ. */
export interface Alert {
	id: number;
	reason: AlertReason;
	conversationId: string;
	/** What was written, if that is why. */
	text: string;
}

/** Most that are kept: what comes in one moment is looked at in the next. */
const MOST = 20;

export const initialState = (): Alert[] => [];

export function reducer( state: Alert[], action: InboxAction ): Alert[] {
	return action.type === 'ALERTED'
		? [ ...state, { ...action.alert, id: ( state.at( -1 )?.id ?? 0 ) + 1 } ].slice( -MOST )
		: state;
}
