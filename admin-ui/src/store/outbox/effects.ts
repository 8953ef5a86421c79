import type { Effects } from '../effects';
import type { Inbox } from '../types';

export function effects( { dispatch, select }: Inbox ) {
	return {
		onOutbox: ( items ) => dispatch.outboxChanged( items ),
		onSent: ( { clientId }, { conversationId } ) => {
			if ( select.closesAfter( clientId ) ) {
				void dispatch.closeConversation( conversationId );
			}
			dispatch.messageSent( clientId );
		},
	} satisfies Effects;
}
