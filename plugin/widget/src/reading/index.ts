import { ReadReceipts } from '../../../../relay/client/conversation/read-receipts';
import type { OwnConversation } from '../../../../relay/protocol';
import type { Connection } from '../connection/connection';
import type { Chat } from '../core/chat';
import type { Feature } from '../core/feature';
import { isLooking } from '../window/is-looking';

/** Tells the relay what the visitor has seen of what the other side wrote. */
export const reading: Feature = {
	initial: {},
	start( chat ) {
		let teller: { connection: Connection; receipts: ReadReceipts< OwnConversation > } | undefined;
		const look = () => {
			const { connection } = chat;
			const { conversation, session } = chat.state;
			const { current, log } = conversation;
			const last = log.messages.filter( ( { author } ) => author.id !== session.visitor?.id ).pop();
			if ( connection && current && last && isLooking( chat.state ) ) {
				if ( teller?.connection !== connection ) {
					teller = { connection, receipts: receiptsOf( chat, connection ) };
				}
				teller.receipts.tell( current.id, last.seq, current.readSeq.visitor );
			}
		};
		chat.onEvent( ( { type } ) => {
			if ( type === 'window.opened' || type === 'end.reached' ) {
				look();
			}
		} );
		document.addEventListener( 'visibilitychange', look );
		// It comes with the first answer, which may be on screen.
		look();
	},
};

function receiptsOf( chat: Chat, connection: Connection ): ReadReceipts< OwnConversation > {
	return new ReadReceipts( {
		client: connection.client,
		onRead( conversationId, seq ) {
			// What is told late may be another visitor's by then.
			if ( chat.connection === connection ) {
				chat.dispatch( { type: 'read.advanced', conversationId, reader: 'visitor', seq } );
			}
		},
	} );
}
