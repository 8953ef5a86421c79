import { prefixPattern } from './prefix';
import type { Queryable } from './queryable';
import type { VisitorRow } from './rows';
import type { Tables } from './tables';

const VISITOR = `id, public_id AS publicId, wp_user_id AS wpUserId, name, email, is_verified AS isVerified, locale, timezone,
	page_url AS pageUrl, page_title AS pageTitle, created_at AS createdAt, last_seen_at AS lastSeenAt`;

/** What a browser says of itself when its visitor opens the chat. */
export interface VisitorFacts {
	locale: string | null;
	timezone: string | null;
	pageUrl: string | null;
	pageTitle: string | null;
	browser: string | null;
	operatingSystem: string | null;
}

/** What WordPress says of whom it vouches for. */
export interface VouchedFor {
	wpUserId: number;
	name: string;
	email: string;
	role: string | null;
}

/** Visitors, and what their browsers and WordPress say of them. */
export class VisitorStore {
	constructor( private readonly tables: Tables ) {}

	async find( db: Queryable, id: number ): Promise< VisitorRow | null > {
		return this.findBy( db, 'id = ?', id );
	}

	/** Returns these visitors, in no particular order. */
	async listByIds( db: Queryable, ids: readonly number[] ): Promise< VisitorRow[] > {
		return ids.length === 0
			? []
			: db.query< VisitorRow >( `SELECT ${ VISITOR } FROM ${ this.tables.visitors } WHERE id IN (?)`, [ ids ] );
	}

	/** Returns internal ids by public ids. */
	async listIds( db: Queryable, publicIds: readonly string[] ): Promise< Map< string, number > > {
		const rows = await db.query< { publicId: string; id: number } >(
			`SELECT public_id AS publicId, id FROM ${ this.tables.visitors } WHERE public_id IN (?)`,
			[ publicIds ]
		);
		return new Map( rows.map( ( { publicId, id } ) => [ publicId, id ] ) );
	}

	/** Returns the visitor who is this WordPress user; of several the first, always the same. */
	async findByWpUser( db: Queryable, wpUserId: number ): Promise< VisitorRow | null > {
		return this.findBy( db, 'wp_user_id = ? AND is_verified = 1 ORDER BY id LIMIT 1', wpUserId );
	}

	private async findBy( db: Queryable, condition: string, value: string | number ): Promise< VisitorRow | null > {
		const [ row ] = await db.query< VisitorRow >(
			`SELECT ${ VISITOR } FROM ${ this.tables.visitors } WHERE ${ condition }`,
			[ value ]
		);
		return row ?? null;
	}

	/**
	 * Returns the visitors whose name or email address begins like this, in no particular order; null when there are more
	 * than `limit`.
	 */
	async listByPrefix( db: Queryable, prefix: string, limit: number ): Promise< number[] | null > {
		const pattern = prefixPattern( prefix );
		const ids = new Set< number >();
		for ( const column of [ 'name', 'email' ] ) {
			const rows = await db.query< { id: number } >(
				`SELECT id FROM ${ this.tables.visitors } WHERE ${ column } LIKE ? LIMIT ?`,
				[ pattern, limit + 1 ]
			);
			rows.forEach( ( { id } ) => ids.add( id ) );
			if ( ids.size > limit ) {
				return null;
			}
		}
		return [ ...ids ];
	}

	/** Locks a visitor until the transaction ends. */
	async lock( db: Queryable, id: number ): Promise< VisitorRow | null > {
		return this.findBy( db, 'id = ? FOR UPDATE', id );
	}

	async insert( db: Queryable, publicId: string, facts: VisitorFacts, now: string ): Promise< number > {
		const { insertId } = await db.change(
			`INSERT INTO ${ this.tables.visitors }
			(public_id, locale, timezone, page_url, page_title, browser, operating_system, created_at, last_seen_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			[ publicId, ...valuesOf( facts ), now, now ]
		);
		return insertId;
	}

	async updateFacts( db: Queryable, id: number, facts: VisitorFacts, now: string ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.visitors }
			SET locale = ?, timezone = ?, page_url = ?, page_title = ?, browser = ?, operating_system = ?, last_seen_at = ?
			WHERE id = ?`,
			[ ...valuesOf( facts ), now, id ]
		);
	}

	/** Stores on which page a visitor is. */
	async updatePage(
		db: Queryable,
		id: number,
		{ pageUrl, pageTitle }: Pick< VisitorFacts, 'pageUrl' | 'pageTitle' >,
		now: string
	): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.visitors } SET page_url = ?, page_title = ?, last_seen_at = ? WHERE id = ?`,
			[ pageUrl, pageTitle, now, id ]
		);
	}

	/** Notes that a visitor is here: it is another visit if they have not been here since a moment. */
	async countVisit( db: Queryable, id: number, now: string, moment: string ): Promise< void > {
		await db.change(
			// From left to right: what was there before decides.
			`UPDATE ${ this.tables.visitors } SET visits = visits + (last_seen_at < ?), last_seen_at = ? WHERE id = ?`,
			[ moment, now, id ]
		);
	}

	/** Stores what WordPress vouched for. */
	async verify( db: Queryable, id: number, { wpUserId, name, email, role }: VouchedFor ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.visitors } SET wp_user_id = ?, wp_role = ?, name = ?, email = ?, is_verified = 1 WHERE id = ?`,
			[ wpUserId, role, name, email, id ]
		);
	}

	/** Stores what the visitor typed, unless WordPress vouched for them; returns whether that changed anything. */
	async introduce(
		db: Queryable,
		id: number,
		name: string | undefined,
		email: string | undefined
	): Promise< boolean > {
		const { changedRows } = await db.change(
			`UPDATE ${ this.tables.visitors } SET name = COALESCE(?, name), email = COALESCE(?, email)
			WHERE id = ? AND is_verified = 0`,
			[ name ?? null, email ?? null, id ]
		);
		return changedRows > 0;
	}

	/** Returns the next visitors by id, with when they were last here. */
	async listAfter(
		db: Queryable,
		after: number,
		limit: number
	): Promise< Pick< VisitorRow, 'id' | 'lastSeenAt' >[] > {
		return db.query< Pick< VisitorRow, 'id' | 'lastSeenAt' > >(
			`SELECT id, last_seen_at AS lastSeenAt FROM ${ this.tables.visitors } WHERE id > ? ORDER BY id LIMIT ?`,
			[ after, limit ]
		);
	}

	/** Returns which of these visitors exist. */
	async listExisting( db: Queryable, ids: readonly number[] ): Promise< Set< number > > {
		const rows = await db.query< { id: number } >( `SELECT id FROM ${ this.tables.visitors } WHERE id IN (?)`, [
			ids,
		] );
		return new Set( rows.map( ( { id } ) => id ) );
	}

	/** Returns those of these visitors of whom a page is known, unless they have been here since a moment. */
	async listWithPage( db: Queryable, ids: readonly number[], moment: string ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.visitors }
			WHERE id IN (?) AND last_seen_at < ? AND (page_url IS NOT NULL OR page_title IS NOT NULL)`,
			[ ids, moment ]
		);
		return rows.map( ( { id } ) => id );
	}

	/** Forgets what the browsers of these visitors said, unless they have been here since a moment. */
	async forgetFacts( db: Queryable, ids: readonly number[], moment: string ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.visitors } SET locale = NULL, timezone = NULL, page_url = NULL, page_title = NULL,
				browser = NULL, operating_system = NULL
			WHERE id IN (?) AND last_seen_at < ?`,
			[ ids, moment ]
		);
	}

	/** Notes that these visitors were here just now. */
	async touch( db: Queryable, ids: readonly number[], now: string ): Promise< void > {
		if ( ids.length > 0 ) {
			await db.change( `UPDATE ${ this.tables.visitors } SET last_seen_at = ? WHERE id IN (?)`, [ now, ids ] );
		}
	}
}

const valuesOf = ( { locale, timezone, pageUrl, pageTitle, browser, operatingSystem }: VisitorFacts ) => [
	locale,
	timezone,
	pageUrl,
	pageTitle,
	browser,
	operatingSystem,
];
