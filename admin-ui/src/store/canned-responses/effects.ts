import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch, select }: Inbox ) {
	return {
		events: {
			'canned-response.changed': ( { cannedResponseId, cannedResponse } ) =>
				dispatch.cannedResponseChanged( cannedResponseId, cannedResponse ),
		},
		// What changed while the stream was away is told by nobody.
		onReload: () => {
			if ( select.areCannedResponsesNeeded() ) {
				void dispatch.loadCannedResponses();
			}
		},
	} satisfies Effects;
}
