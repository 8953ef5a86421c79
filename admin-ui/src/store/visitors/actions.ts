import { calls } from '../../../../relay/client';
import type { Conversation, Visitor } from '../../../../relay/protocol';
import type { Thunk } from '../types';

/** How many earlier conversations to load at once. */
const HISTORY_PAGE = 10;

export const visitorUpdated = ( visitor: Visitor ) => ( { type: 'VISITOR_UPDATED', visitor } ) as const;
export const historyLoading = ( visitorId: string ) => ( { type: 'HISTORY_LOADING', visitorId } ) as const;
export const historyFailed = ( visitorId: string ) => ( { type: 'HISTORY_FAILED', visitorId } ) as const;
export const historyLoaded = ( visitorId: string, conversations: Conversation[], nextCursor: string | null ) =>
	( { type: 'HISTORY_LOADED', visitorId, conversations, nextCursor } ) as const;
export const historiesOutdated = () => ( { type: 'HISTORIES_OUTDATED' } ) as const;

/** Loads the next page of a visitor's conversations, newest first. */
export function loadHistory( visitorId: string ): Thunk {
	return async ( { dispatch, select, session } ) => {
		const { cursor } = select.getHistory( visitorId );
		dispatch.historyLoading( visitorId );
		try {
			const { conversations, nextCursor } = await calls.listConversations( session.client, {
				visitor: visitorId,
				limit: HISTORY_PAGE,
				...( cursor && { cursor } ),
			} );
			dispatch.historyLoaded( visitorId, conversations, nextCursor );
		} catch {
			// The pane shows it and offers to try again.
			dispatch.historyFailed( visitorId );
		}
	};
}

/** Loads histories on screen again now, and others when they are shown. */
export function reloadHistories(): Thunk< void > {
	return ( { dispatch } ) => {
		dispatch.historiesOutdated();
		dispatch.invalidateResolutionForStoreSelector( 'getHistory' );
	};
}
