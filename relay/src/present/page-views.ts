import type { PageView } from '../../protocol';
import type { PageViewRow } from '../store/page-view-store';
import { isoFromSql } from '../store/sql-time';

/** Presents a page on which a visitor was. */
export function presentPageView( row: PageViewRow ): PageView {
	return { url: row.url, title: row.title, referrer: row.referrer, viewedAt: isoFromSql( row.viewedAt ) };
}
