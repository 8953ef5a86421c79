import { LIMITS } from '../../protocol';
import type { Transaction } from '../store/queryable';
import type { PageViewContent } from '../store/page-view-store';
import type { Stores } from '../store/stores';

/**
 * Adds a page to a visitor's trail unless they are on it already, and lets the oldest go; returns whether it was added. Where
 * addresses differ in their queries only (plain permalinks), titles tell pages apart. The caller has locked the visitor.
 */
export async function addPageView(
	tx: Transaction,
	{ pageViews }: Stores,
	visitorId: number,
	content: PageViewContent,
	now: string
): Promise< boolean > {
	const [ newest ] = await pageViews.listPage( tx, visitorId, { limit: 1 } );
	if ( newest?.url === content.url && newest.title === content.title ) {
		return false;
	}
	await pageViews.insert( tx, visitorId, content, now );
	await pageViews.trim( tx, visitorId, LIMITS.pageViewsPerVisitor );
	return true;
}
