import { prefixOf } from '../../../../relay/client/storage';

/** In the browser's storage as long as the chat has to go on by itself on the next page. */
export const MARK = 'resume';

/** Tells whether a conversation goes on that was begun on another page. */
export function isMarked( siteId: string ): boolean {
	try {
		return prefixOf( siteId ) + MARK in localStorage;
	} catch {
		// A browser that keeps nothing has nothing to go on with.
		return false;
	}
}
