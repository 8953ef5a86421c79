import type { OutboxItem } from '../../../../relay/client';
import type { Thunk } from '../types';

export const outboxChanged = ( items: OutboxItem[] ) => ( { type: 'OUTBOX_CHANGED', items } ) as const;
/** Ends the conversation once this message has been stored. */
export const closeAfterSending = ( clientId: string ) => ( { type: 'CLOSE_AFTER_SENDING', clientId } ) as const;
export const messageSent = ( clientId: string ) => ( { type: 'MESSAGE_SENT', clientId } ) as const;

/** Sends a failed message again. */
export function retryMessage( clientId: string ): Thunk< void > {
	return ( { session } ) => session.outbox.retry( clientId );
}

/** Moves a failed message back into the composer. */
export function takeBackMessage( clientId: string ): Thunk< void > {
	return ( { dispatch, select, session: { outbox } } ) => {
		const item = outbox.items().find( ( candidate ) => candidate.clientId === clientId );
		if ( ! item?.conversationId ) {
			return;
		}
		const { text } = select.getDraft( item.conversationId );
		outbox.remove( clientId );
		void dispatch.changeDraft( item.conversationId, {
			text: text ? `${ item.content.body }\n${ text }` : item.content.body,
			kind: item.content.kind,
		} );
	};
}
