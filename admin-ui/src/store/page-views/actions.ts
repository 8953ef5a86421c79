import { calls } from '../../../../relay/client';
import type { PageView } from '../../../../relay/protocol';
import type { Thunk } from '../types';

/** As many as the relay keeps of one visitor. */
const ALL = 100;

export const pageViewsLoaded = ( visitorId: string, pageViews: PageView[] ) =>
	( { type: 'PAGE_VIEWS_LOADED', visitorId, pageViews } ) as const;
export const pageViewed = ( visitorId: string, pageView: PageView ) =>
	( { type: 'PAGE_VIEWED', visitorId, pageView } ) as const;

/** Loads where a visitor was. */
export function loadPageViews( visitorId: string ): Thunk {
	return async ( { dispatch, session } ) => {
		try {
			const { pageViews } = await calls.listPageViews( session.client, visitorId, { limit: ALL } );
			dispatch.pageViewsLoaded( visitorId, pageViews );
		} catch {
			// They are asked for again with the next page, or with the connection.
		}
	};
}
