import { z } from 'zod';
import { siteSettingsRequest, type SiteSettingsRequest } from '../../protocol';
import type { Clock } from '../clock';
import { ChatError } from '../errors';
import { relaySettings, type RelaySettings } from '../relay-settings';
import { sqlTime } from '../store/sql-time';
import type { Queryable } from '../store/queryable';
import type { SiteSettingsStore } from '../store/site-settings-store';

/** What this relay knows of WordPress. */
export interface SiteSettings {
	/** Where the plugin's REST routes are; null until WordPress has told it. */
	readonly restUrl: string | null;
	readonly settings: RelaySettings;
}

/** What is in the table may be from a newer relay of the same site, which knows of more. */
const stored = z.object( siteSettingsRequest.shape );

/** Keeps what WordPress tells of its settings. They are read when they are needed, so that every relay knows the newest. */
export class SiteSettingsService {
	constructor(
		private readonly db: Queryable,
		private readonly store: SiteSettingsStore,
		private readonly origins: readonly string[],
		private readonly clock: Clock
	) {}

	/** Keeps what was told. Only addresses of the site itself are taken: the relay will call them. */
	async keep( request: SiteSettingsRequest ): Promise< void > {
		if ( ! this.isOwn( request.restUrl ) ) {
			throw new ChatError(
				'invalid_request',
				`The relay calls addresses of ${ this.origins.join( ', ' ) } only.`,
				{
					fields: [ { path: 'restUrl', message: 'This address is not on one of the origins of the site.' } ],
				}
			);
		}
		const row = { version: request.version, settings: JSON.stringify( request ) };
		await this.store.put( this.db, row, sqlTime( this.clock.now() ) );
	}

	/** Returns what was told last; what was not, or is not understood, is as on a new site. */
	async get( db: Queryable = this.db ): Promise< SiteSettings > {
		const row = await this.store.find( db );
		const { data: told } = stored.safeParse( row === null ? null : JSON.parse( row.settings ) );
		return {
			// A copy of a site's database tells where the other WordPress is.
			restUrl: told !== undefined && this.isOwn( told.restUrl ) ? told.restUrl : null,
			settings: relaySettings.parse( told?.settings ?? {} ),
		};
	}

	private isOwn( address: string ): boolean {
		const { origin, username, password } = new URL( address );
		return this.origins.includes( origin ) && username === '' && password === '';
	}
}
