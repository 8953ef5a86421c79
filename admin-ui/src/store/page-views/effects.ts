import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch }: Inbox ) {
	return {
		events: {
			'page.viewed': ( { visitorId, pageView } ) => dispatch.pageViewed( visitorId, pageView ),
		},
		// The event of a page is gone once it is sent.
		onReload: () => dispatch.invalidateResolutionForStoreSelector( 'getPageViews' ),
	} satisfies Effects;
}
