import type { OutboxItem } from '../../../../relay/client';
import type { Thunk } from '../types';

export const outboxChanged = ( items: OutboxItem[] ) => ( { type: 'OUTBOX_CHANGED', items } ) as const;
/** Ends the conversation as soon as this message is stored in it. */
export const closeAfterSending = ( clientId: string ) => ( { type: 'CLOSE_AFTER_SENDING', clientId } ) as const;
export const messageSent = ( clientId: string ) => ( { type: 'MESSAGE_SENT', clientId } ) as const;

/** Sends a message again that did not get through. */
export function retryMessage( clientId: string ): Thunk< void > {
	return ( { session } ) => session.outbox.retry( clientId );
}

/** Takes a message that did not get through back into the composer. */
export function takeBackMessage( clientId: string ): Thunk< void > {
	return ( { dispatch, select, session: { outbox } } ) => {
		const item = outbox.items().find( ( candidate ) => candidate.clientId === clientId );
		if ( ! item?.conversationId ) {
			return;
		}
		const { text } = select.getDraft( item.conversationId );
		outbox.remove( clientId );
		void dispatch.changeDraft( item.conversationId, {
			text: text ? `${ item.body }\n${ text }` : item.body,
			kind: item.kind,
		} );
	};
}
