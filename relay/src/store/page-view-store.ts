import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** A page on which a visitor was. */
export interface PageViewContent {
	/** On the site. */
	url: string;
	title: string;
	referrer: string | null;
}

/** A page view as its table has it. */
export interface PageViewRow extends PageViewContent {
	id: number;
	viewedAt: string;
}

const PAGE_VIEW = 'id, url, title, referrer, viewed_at AS viewedAt';

/** The pages on which visitors were while they had an active conversation. */
export class PageViewStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns a page of a visitor's page views, the newest first. */
	async listPage(
		db: Queryable,
		visitorId: number,
		{ before = Number.MAX_SAFE_INTEGER, limit }: { before?: number; limit: number }
	): Promise< PageViewRow[] > {
		return db.query< PageViewRow >(
			`SELECT ${ PAGE_VIEW } FROM ${ this.tables.pageViews }
			WHERE visitor_id = ? AND id < ? ORDER BY id DESC LIMIT ?`,
			[ visitorId, before, limit ]
		);
	}

	/** Keeps a page view. */
	async insert( db: Queryable, visitorId: number, content: PageViewContent, now: string ): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.pageViews } (visitor_id, url, title, referrer, viewed_at) VALUES (?, ?, ?, ?, ?)`,
			[ visitorId, content.url, content.title, content.referrer, now ]
		);
	}

	/** Deletes a visitor's oldest page views, so that so many are left. The caller has locked the visitor. */
	async trim( db: Queryable, visitorId: number, left: number ): Promise< void > {
		const [ surplus ] = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.pageViews } WHERE visitor_id = ? ORDER BY id DESC LIMIT 1 OFFSET ?`,
			[ visitorId, left ]
		);
		if ( surplus !== undefined ) {
			await db.change( `DELETE FROM ${ this.tables.pageViews } WHERE visitor_id = ? AND id <= ?`, [
				visitorId,
				surplus.id,
			] );
		}
	}

	/** Gives the page views of somebody nameless to who they are now; `trim` lets the oldest go. */
	async move( db: Queryable, fromVisitorId: number, visitorId: number ): Promise< void > {
		await db.change( `UPDATE ${ this.tables.pageViews } SET visitor_id = ? WHERE visitor_id = ?`, [
			visitorId,
			fromVisitorId,
		] );
	}

	/** Deletes some page views that are older than a moment; returns how many. */
	async deleteBefore( db: Queryable, moment: string, limit: number ): Promise< number > {
		const { affectedRows } = await db.change(
			`DELETE FROM ${ this.tables.pageViews } WHERE viewed_at < ? ORDER BY viewed_at LIMIT ?`,
			[ moment, limit ]
		);
		return affectedRows;
	}
}
