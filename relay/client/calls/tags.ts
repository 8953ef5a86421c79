import type {
	Conversation,
	ListTagsQuery,
	MergeTagRequest,
	RenameTagRequest,
	SetTagsRequest,
	Tag,
	TagAnswer,
	TagList,
} from '../../protocol';
import { pathOf } from './conversations';
import type { AgentClient, CallOptions } from './relay-client';

/** A tag on very many conversations is changed in portions: the answer comes after the last of them. */
const CHANGE_MS = 120_000;

function pathOfTag( tagId: string ): string {
	return `/v1/tags/${ encodeURIComponent( tagId ) }`;
}

/** Sets a conversation's tags; those that do not exist yet are created. */
export async function setTags(
	client: AgentClient,
	conversationId: string,
	request: SetTagsRequest
): Promise< Conversation > {
	const { conversation } = await client.call< { conversation: Conversation } >(
		'PUT',
		pathOf( conversationId, '/tags' ),
		{ body: request }
	);
	return conversation;
}

/** Lists tags by name; with `q`, those whose names begin like it. */
export function listTags(
	client: AgentClient,
	query: Partial< ListTagsQuery > = {},
	options?: CallOptions
): Promise< TagList > {
	return client.call( 'GET', '/v1/tags', { ...options, query } );
}

/** Renames a tag on all conversations; 409 `tag_exists` when another has the name. */
export async function renameTag( client: AgentClient, tagId: string, request: RenameTagRequest ): Promise< Tag > {
	const { tag } = await client.call< TagAnswer >( 'PATCH', pathOfTag( tagId ), { body: request } );
	return tag;
}

/** Puts the tag `into` in the place of this one, and returns it. */
export async function mergeTag( client: AgentClient, tagId: string, request: MergeTagRequest ): Promise< Tag > {
	const { tag } = await client.call< TagAnswer >( 'POST', `${ pathOfTag( tagId ) }/merge`, {
		body: request,
		timeoutMs: CHANGE_MS,
	} );
	return tag;
}

/** Deletes a tag, which takes it from all conversations. */
export function deleteTag( client: AgentClient, tagId: string ): Promise< void > {
	return client.call( 'DELETE', pathOfTag( tagId ), { timeoutMs: CHANGE_MS } );
}
