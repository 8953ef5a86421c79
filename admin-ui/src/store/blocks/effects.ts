import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch }: Inbox ) {
	return {
		events: { 'block.changed': () => void dispatch.loadBlocks() },
		onReload: ( isResumed ) => {
			if ( ! isResumed ) {
				dispatch.invalidateResolutionForStoreSelector( 'getBlocks' );
			}
		},
	} satisfies Effects;
}
