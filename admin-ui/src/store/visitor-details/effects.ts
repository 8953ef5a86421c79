import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch, select }: Inbox ) {
	return {
		events: {
			'visitor.edited': ( { visitorId } ) => {
				if ( select.isVisitorKnown( visitorId ) ) {
					void dispatch.loadVisitorDetails( visitorId );
				}
			},
		},
		// The event of an edit is gone once it is sent.
		onReload: () => dispatch.invalidateResolutionForStoreSelector( 'getVisitorDetails' ),
	} satisfies Effects;
}
