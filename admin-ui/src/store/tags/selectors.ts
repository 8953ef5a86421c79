import { createSelector } from '@wordpress/data';
import type { InboxState } from '../types';
import { withChange, type TagChange } from './tag-change';

const NONE: readonly string[] = [];

/** Lists the names of the site's tags. The first call starts loading them. */
export function getTagNames( { tags }: InboxState ): readonly string[] {
	return tags.names ?? NONE;
}

/** Returns the change to a conversation's tags that is not stored yet, or null. */
export function findTagChange( { tags }: InboxState, conversationId: string ): TagChange | null {
	return tags.changes[ conversationId ] ?? null;
}

/** Sorts as the relay does, so that nothing moves once a change is stored. */
function byName( first: string, second: string ): number {
	return first.toLowerCase() < second.toLowerCase() ? -1 : 1;
}

/** Lists a conversation's tags, including a change that is not stored yet. */
export const getTags = createSelector(
	( state: InboxState, conversationId: string ): readonly string[] => {
		const tags = state.conversations.byId[ conversationId ]?.tags ?? NONE;
		const change = findTagChange( state, conversationId );
		return change ? withChange( tags, change ).sort( byName ) : tags;
	},
	( state: InboxState, conversationId: string ) => [
		state.conversations.byId[ conversationId ]?.tags,
		state.tags.changes[ conversationId ],
	]
);
