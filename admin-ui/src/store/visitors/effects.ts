import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch }: Inbox ) {
	return {
		events: {
			'visitor.updated': ( { visitor } ) => dispatch.visitorUpdated( visitor ),
		},
		onReload: ( isResumed ) => {
			if ( ! isResumed ) {
				void dispatch.reloadHistories();
			}
		},
	} satisfies Effects;
}
