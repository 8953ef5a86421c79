import type { Message, MessageList, MessagesPage, SendMessageInput } from '../../protocol';
import { pathOf } from './conversations';
import type { AnyConversation, CallOptions, RelayClient } from './relay-client';

/** Lists a page of messages, oldest first; the newest page without `after` and `before`. */
export function listMessages< C extends AnyConversation >(
	client: RelayClient< C >,
	conversationId: string,
	page: MessagesPage = {},
	options?: CallOptions
): Promise< MessageList > {
	return client.call( 'GET', pathOf( conversationId, '/messages' ), { ...options, query: { ...page } } );
}

/** Posts a message. Safe to repeat with the same `clientId`. */
export async function sendMessage< C extends AnyConversation >(
	client: RelayClient< C >,
	conversationId: string,
	request: SendMessageInput
): Promise< Message > {
	const path = pathOf( conversationId, '/messages' );
	const { message } = await client.call< { message: Message } >( 'POST', path, { body: request } );
	return message;
}

/** Tells the other side that somebody is typing; goes out by itself after 6 s. */
export function sendTyping< C extends AnyConversation >(
	client: RelayClient< C >,
	conversationId: string
): Promise< void > {
	return client.call( 'POST', pathOf( conversationId, '/typing' ), { body: {} } );
}

/** Marks everything up to and including `seq` as read by this side. */
export function markRead< C extends AnyConversation >(
	client: RelayClient< C >,
	conversationId: string,
	seq: number
): Promise< void > {
	return client.call( 'POST', pathOf( conversationId, '/read' ), { body: { seq } } );
}
