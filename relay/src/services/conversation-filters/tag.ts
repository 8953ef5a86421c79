import type { ListFilter } from './filter';

/** A tag that no more conversations have shows all of them at once. */
const TAGGED_CONVERSATIONS = 1_000;

/** Filters by tag: by the conversations that have it if those are few; otherwise they are searched page by page. */
export const tagFilter: ListFilter = async ( { tag: name }, _agent, { db, stores: { tags } } ) => {
	if ( name === undefined ) {
		return {};
	}
	const tag = await tags.findByName( db, name );
	if ( tag === null ) {
		return { conversationIds: [] };
	}
	const conversationIds = await tags.listConversations( db, tag.id, TAGGED_CONVERSATIONS + 1 );
	return conversationIds.length > TAGGED_CONVERSATIONS ? { tagId: tag.id } : { conversationIds };
};
