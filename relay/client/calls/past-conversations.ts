import type { ListOwnConversationsQuery, OwnConversation, OwnConversationList } from '../../protocol';
import { pathOf } from './conversations';
import type { CallOptions, VisitorClient } from './relay-client';

/** Lists or searches a visitor's own conversations, newest activity first. */
export function listOwnConversations(
	client: VisitorClient,
	query: ListOwnConversationsQuery,
	options?: CallOptions
): Promise< OwnConversationList > {
	return client.call( 'GET', '/v1/visitors/me/conversations', { ...options, query } );
}

/** Puts a visitor's closed conversation back into the queue. */
export async function continueConversation(
	client: VisitorClient,
	conversationId: string
): Promise< OwnConversation > {
	const path = pathOf( conversationId, '/continue' );
	const { conversation } = await client.call< { conversation: OwnConversation } >( 'POST', path, { body: {} } );
	return conversation;
}
