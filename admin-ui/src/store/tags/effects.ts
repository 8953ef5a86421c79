import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch }: Inbox ) {
	return {
		onReload: ( isResumed ) => {
			if ( ! isResumed ) {
				dispatch.invalidateResolutionForStoreSelector( 'getTagNames' );
			}
		},
	} satisfies Effects;
}
