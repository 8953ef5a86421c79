import { calls } from '../../../../relay/client';
import type { Lead } from '../../../../relay/protocol';
import type { Thunk } from '../types';

const PAGE = 50;

export const leadsLoading = ( isFirst: boolean ) => ( { type: 'LEADS_LOADING', isFirst } ) as const;
export const leadsFailed = () => ( { type: 'LEADS_FAILED' } ) as const;
export const leadsLoaded = ( leads: Lead[], nextCursor: string | null, isFirst: boolean ) =>
	( { type: 'LEADS_LOADED', leads, nextCursor, isFirst } ) as const;
export const leadsOutdated = () => ( { type: 'LEADS_OUTDATED' } ) as const;
export const leadsRefreshing = () => ( { type: 'LEADS_REFRESHING' } ) as const;
export const leadsRefreshed = ( leads: Lead[], nextCursor: string | null ) =>
	( { type: 'LEADS_REFRESHED', leads, nextCursor } ) as const;
export const visitorLeadsLoaded = ( visitorId: string, leads: Lead[] ) =>
	( { type: 'VISITOR_LEADS_LOADED', visitorId, leads } ) as const;

/** Loads the newest leads, or the page after those that are there. */
export function loadLeads( isFirst = true ): Thunk {
	return async ( { dispatch, select, session } ) => {
		const { cursor, status } = select.getLeads();
		if ( status === 'loading' ) {
			return;
		}
		dispatch.leadsLoading( isFirst );
		try {
			const { leads, nextCursor } = await calls.listLeads( session.client, {
				limit: PAGE,
				...( ! isFirst && cursor && { cursor } ),
			} );
			dispatch.leadsLoaded( leads, nextCursor, isFirst );
		} catch {
			// The list shows it and offers to try again.
			dispatch.leadsFailed();
		}
	};
}

/** Reads the newest leads again, without a word: those that are on the screen stay there. */
export function refreshLeads(): Thunk {
	return async ( { dispatch, session } ) => {
		dispatch.leadsRefreshing();
		const answer = await calls.listLeads( session.client, { limit: PAGE } ).catch( () => null );
		// What could not be read comes with the next one, or with the connection.
		if ( answer !== null ) {
			dispatch.leadsRefreshed( answer.leads, answer.nextCursor );
		}
	};
}

/** Loads what a visitor has entered. */
export function loadVisitorLeads( visitorId: string ): Thunk {
	return async ( { dispatch, session } ) => {
		try {
			const { leads } = await calls.listLeads( session.client, { visitor: visitorId } );
			dispatch.visitorLeadsLoaded( visitorId, leads );
		} catch {
			// It is asked for again with the next event of their conversation.
		}
	};
}

/** Returns all leads as CSV. */
export function exportLeads(): Thunk< Promise< string > > {
	return ( { session } ) => calls.exportLeads( session.client );
}
