import type { Lead } from '../../../../relay/protocol';
import type { LoadStatus } from '../load-status';
import type { InboxAction } from '../types';

export interface LeadsState {
	/** All leads as far as they are loaded, the newest first. */
	all: Lead[];
	status: LoadStatus;
	/** Whether the newest are being read, or were read last, and not those after them. */
	isFirst: boolean;
	/** Somebody has entered something since the newest were read. */
	isOutdated: boolean;
	/** Points to the next page; null after the last. */
	cursor: string | null;
	/** What the visitors who were shown have entered. */
	ofVisitors: Record< string, Lead[] >;
}

export const initialState = (): LeadsState => ( {
	all: [],
	status: 'idle',
	isFirst: true,
	isOutdated: false,
	cursor: null,
	ofVisitors: {},
} );

export function reducer( state: LeadsState, action: InboxAction ): LeadsState {
	switch ( action.type ) {
		case 'LEADS_LOADING':
			return {
				...state,
				status: 'loading',
				isFirst: action.isFirst,
				isOutdated: state.isOutdated && ! action.isFirst,
			};
		case 'LEADS_OUTDATED':
			return { ...state, isOutdated: true };
		case 'LEADS_REFRESHING':
			return { ...state, isOutdated: false };
		case 'LEADS_REFRESHED':
			return { ...state, ...withOlder( action.leads, action.nextCursor, state ) };
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

/** Puts the newest leads before those that were read earlier, however many pages of them there are. */
function withOlder( newest: Lead[], nextCursor: string | null, { all, cursor }: LeadsState ) {
	const last = newest.at( -1 );
	const older =
		nextCursor === null || last === undefined ? [] : all.filter( ( { createdAt } ) => createdAt <= last.createdAt );
	return { all: withOthers( newest, older ), cursor: older.length > 0 ? cursor : nextCursor };
}

function withOthers( leads: Lead[], others: Lead[] ): Lead[] {
	const known = new Set( leads.map( ( { id } ) => id ) );
	return [ ...leads, ...others.filter( ( { id } ) => ! known.has( id ) ) ];
}
