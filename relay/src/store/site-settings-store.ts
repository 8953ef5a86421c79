import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** What WordPress has told, as it came. */
export interface SiteSettingsRow {
	version: string;
	/** JSON. */
	settings: string;
}

/** The settings that WordPress has told this relay. */
export class SiteSettingsStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns what was told last, or null. */
	async find( db: Queryable ): Promise< SiteSettingsRow | null > {
		const [ row ] = await db.query< SiteSettingsRow >(
			`SELECT version, settings FROM ${ this.tables.siteSettings } WHERE id = 1`
		);
		return row ?? null;
	}

	/** Keeps what was told in the place of what was told before. */
	async put( db: Queryable, { version, settings }: SiteSettingsRow, now: string ): Promise< void > {
		await db.change(
			`INSERT INTO ${ this.tables.siteSettings } (id, version, settings, received_at) VALUES (1, ?, ?, ?)
			ON DUPLICATE KEY UPDATE version = VALUES(version), settings = VALUES(settings), received_at = VALUES(received_at)`,
			[ version, settings, now ]
		);
	}
}
