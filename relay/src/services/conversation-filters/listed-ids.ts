import type { ListConversationsQuery } from '../../../protocol';

/** Of no more conversations than this all are read at once. */
const MOST = 1_000;

/** Returns the conversations that a list consists of if those are few and no tag names others; else they are looked for page by page. */
export async function listedIds(
	{ tag }: ListConversationsQuery,
	list: ( most: number ) => Promise< number[] >
): Promise< { conversationIds?: number[] } > {
	if ( tag !== undefined ) {
		return {};
	}
	const conversationIds = await list( MOST + 1 );
	return conversationIds.length > MOST ? {} : { conversationIds };
}
