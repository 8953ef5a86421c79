import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch, tools: { history } }: Inbox ) {
	return {
		events: {
			'message.created': ( { message } ) => {
				dispatch.messageReceived( message );
				history.fillHole( message.conversationId );
			},
			'read.advanced': ( { conversationId, reader, seq } ) =>
				void dispatch.receiveRead( conversationId, reader, seq ),
		},
		onSent: ( _item, message ) => {
			dispatch.messageReceived( message );
			history.fillHole( message.conversationId );
		},
		onReload: async ( isResumed ) => {
			if ( ! isResumed ) {
				await dispatch.reloadLogs();
			}
		},
		onStop: () => history.stop(),
	} satisfies Effects;
}
