import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch }: Inbox ) {
	return {
		events: {
			'saved-view.changed': ( { savedViewId, savedView } ) => dispatch.savedViewChanged( savedViewId, savedView ),
		},
		// At the beginning, and since nobody tells what changed while the stream was away.
		onReload: () => void dispatch.loadSavedViews(),
	} satisfies Effects;
}
