import type { Lead } from '../../../../relay/protocol';
import type { LoadStatus } from '../load-status';
import type { InboxAction } from '../types';

export interface LeadsState {
	/** All leads as far as they are loaded, the newest first. */
	all: Lead[];
	status: LoadStatus;
	/** Points to the next page; null after the last. */
	cursor: string | null;
	/** What the visitors who were shown have entered. */
	ofVisitors: Record< string, Lead[] >;
}

export const initialState = (): LeadsState => ( { all: [], status: 'idle', cursor: null, ofVisitors: {} } );

export function reducer( state: LeadsState, action: InboxAction ): LeadsState {
	switch ( action.type ) {
		case 'LEADS_LOADING':
			return { ...state, status: 'loading' };
		case 'LEADS_FAILED':
			return { ...state, status: 'failed' };
		case 'LEADS_LOADED':
			return {
				...state,
				all: action.isFirst ? action.leads : [ ...state.all, ...action.leads ],
				status: 'ready',
				cursor: action.nextCursor,
			};
		case 'VISITOR_LEADS_LOADED':
			return { ...state, ofVisitors: { ...state.ofVisitors, [ action.visitorId ]: action.leads } };
		default:
			return state;
	}
}
