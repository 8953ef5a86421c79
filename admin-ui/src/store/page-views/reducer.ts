import type { PageView } from '../../../../relay/protocol';
import type { InboxAction } from '../types';

export interface PageViewsState {
	/** Where the visitors who were shown have been, the newest first. */
	trails: Record< string, PageView[] >;
}

export const initialState = (): PageViewsState => ( { trails: {} } );

export function reducer( state: PageViewsState, action: InboxAction ): PageViewsState {
	switch ( action.type ) {
		case 'PAGE_VIEWS_LOADED':
			return { trails: { ...state.trails, [ action.visitorId ]: action.pageViews } };
		case 'PAGE_VIEWED': {
			const { visitorId, pageView } = action;
			const trail = state.trails[ visitorId ];
			// What is read later has it, and what was read at the same moment may have it.
			const isNews = trail?.every( ( { viewedAt } ) => viewedAt !== pageView.viewedAt );
			return trail && isNews ? { trails: { ...state.trails, [ visitorId ]: [ pageView, ...trail ] } } : state;
		}
		default:
			return state;
	}
}
