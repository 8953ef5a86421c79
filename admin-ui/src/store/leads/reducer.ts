import type { Lead } from '../../../../relay/protocol';
import type { LoadStatus } from '../load-status';
import type { InboxAction } from '../types';

export interface LeadsState {
	/** All leads as far as they are loaded, the newest first. */
	all: Lead[];
	status: LoadStatus;
	/** Whether the newest are being read, or were read last, and not those after them. */
	isFirst: boolean;
	/** Points to the next page; null after the last. */
	cursor: string | null;
	/** What the visitors who were shown have entered. */
	ofVisitors: Record< string, Lead[] >;
}

export const initialState = (): LeadsState => ( {
	all: [],
	status: 'idle',
	isFirst: true,
	cursor: null,
	ofVisitors: {},
} );

export function reducer( state: LeadsState, action: InboxAction ): LeadsState {
	switch ( action.type ) {
		case 'LEADS_LOADING':
			return { ...state, status: 'loading', isFirst: action.isFirst };
		case 'LEADS_FAILED':
			return { ...state, status: 'failed' };
		case 'LEADS_LOADED':
			return {
				...state,
				all: action.isFirst ? action.leads : withOthers( state.all, action.leads ),
				status: 'ready',
				cursor: action.nextCursor,
			};
		case 'VISITOR_LEADS_LOADED':
			return { ...state, ofVisitors: { ...state.ofVisitors, [ action.visitorId ]: action.leads } };
		default:
			return state;
	}
}

function withOthers( leads: Lead[], others: Lead[] ): Lead[] {
	const known = new Set( leads.map( ( { id } ) => id ) );
	return [ ...leads, ...others.filter( ( { id } ) => ! known.has( id ) ) ];
}
