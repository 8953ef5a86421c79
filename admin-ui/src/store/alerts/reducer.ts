import type { Alert } from '../../alerts/alert';
import type { Session } from '../session/session';
import type { InboxAction } from '../types';

/** One call of an agent; the number makes equal ones differ. */
export interface NumberedAlert extends Alert {
	id: number;
}

export interface AlertsState {
	/** The last ones, the newest at the end. */
	calls: NumberedAlert[];
	waitTargetSeconds: number;
}

/** Most that are kept: what comes in one moment is looked at in the next. */
const MOST = 20;

export const initialState = ( { desk }: Session ): AlertsState => ( {
	calls: [],
	waitTargetSeconds: desk.waitTargetSeconds,
} );

export function reducer( state: AlertsState, action: InboxAction ): AlertsState {
	return action.type === 'ALERTED'
		? {
				...state,
				calls: [ ...state.calls, { ...action.alert, id: ( state.calls.at( -1 )?.id ?? 0 ) + 1 } ].slice(
					-MOST
				),
			}
		: state;
}
