import type { VisitorClient } from '../../../../relay/client';
import type { OwnConversation } from '../../../../relay/protocol';
import type { Chat } from '../core/chat';

/** Has the relay change the conversation on screen, and shows what came of it. Returns whether it was done. */
export async function changeConversation(
	chat: Chat,
	call: ( client: VisitorClient, id: string ) => Promise< OwnConversation >
): Promise< boolean > {
	const { connection } = chat;
	const { current } = chat.state.conversation;
	if ( ! connection || ! current ) {
		return false;
	}
	try {
		const conversation = await call( connection.client, current.id );
		// Somebody else may sit here by now.
		if ( chat.connection === connection ) {
			chat.dispatch( { type: 'conversation.received', conversation } );
		}
		return true;
	} catch {
		// Whoever asked for it says so, and offers to try again.
		return false;
	}
}
