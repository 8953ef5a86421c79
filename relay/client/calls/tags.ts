import type { Conversation, TagList, TagsPage } from '../../protocol';
import { pathOf } from './conversations';
import type { AgentClient } from './relay-client';

/** Sets all of a conversation's tags; those that do not exist yet are created. */
export async function setTags( client: AgentClient, conversationId: string, tags: string[] ): Promise< Conversation > {
	const { conversation } = await client.call< { conversation: Conversation } >(
		'PUT',
		pathOf( conversationId, '/tags' ),
		{ body: { tags } }
	);
	return conversation;
}

/** Lists the site's tags by name. */
export function listTags( client: AgentClient, page: TagsPage = {} ): Promise< TagList > {
	return client.call( 'GET', '/v1/tags', { query: { ...page } } );
}
