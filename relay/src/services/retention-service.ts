import { conversationState } from '../../protocol';
import type { Clock } from '../clock';
import type { RelaySettings } from '../relay-settings';
import type { Database } from '../store/database';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import type { ErasureService } from './erasure-service';
import type { SiteSettingsService } from './site-settings-service';

const DAY_MS = 86_400_000;
/** Who opened the chat and never said anything is forgotten as soon as no session can bring them back. */
const EMPTY_VISITORS_MS = 30 * DAY_MS;
const CONVERSATIONS = 50;
const VISITORS = 1_000;
/** What one round does at most, of each kind; what is left waits for the next one. */
const BATCHES = 20;

/** Deletes what is older than the owner wants it, a little at a time. Cut short, it finds anew what there is to do. */
export class RetentionService {
	/** The last visitor whom the walk through all of them has come by. */
	private position = 0;

	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly erasure: ErasureService,
		private readonly siteSettings: Pick< SiteSettingsService, 'get' >,
		private readonly clock: Clock
	) {}

	/** Does a round; `signal` ends it early. */
	async tidy( signal: AbortSignal ): Promise< void > {
		const { settings } = await this.siteSettings.get();
		await this.deleteIdleConversations( settings, signal );
		await this.tidyVisitors( settings, signal );
	}

	private async deleteIdleConversations( settings: RelaySettings, signal: AbortSignal ): Promise< void > {
		const days = Number( settings.conversationRetentionDays );
		if ( days === 0 ) {
			return;
		}
		const moment = sqlTime( this.clock.now() - days * DAY_MS );
		for ( const state of conversationState.options ) {
			for ( let batch = 0; batch < BATCHES && ! signal.aborted; batch++ ) {
				const rows = await this.stores.conversations.listIdle( this.database, state, CONVERSATIONS );
				const ids = rows.filter( ( { updatedAt } ) => updatedAt < moment ).map( ( { id } ) => id );
				await this.erasure.eraseConversations( ids, ( row ) => row.updatedAt < moment );
				if ( ids.length < CONVERSATIONS ) {
					break;
				}
			}
		}
	}

	private async tidyVisitors( settings: RelaySettings, signal: AbortSignal ): Promise< void > {
		const factDays = Number( settings.visitorFactsRetentionDays );
		const now = this.clock.now();
		for ( let batch = 0; batch < BATCHES && ! signal.aborted; batch++ ) {
			const rows = await this.stores.visitors.listAfter( this.database, this.position, VISITORS );
			const seenBefore = ( moment: string ) =>
				rows.filter( ( { lastSeenAt } ) => lastSeenAt < moment ).map( ( { id } ) => id );
			const facts = sqlTime( now - factDays * DAY_MS );
			const forgotten = factDays === 0 ? [] : seenBefore( facts );
			if ( forgotten.length > 0 ) {
				await this.stores.visitors.forgetFacts( this.database, forgotten, facts );
			}
			const absent = seenBefore( sqlTime( now - EMPTY_VISITORS_MS ) );
			if ( absent.length > 0 ) {
				await this.stores.erasure.deleteEmptyVisitors( this.database, absent );
			}
			this.position = rows.at( -1 )?.id ?? 0;
			if ( rows.length < VISITORS ) {
				// The next round begins with the first visitor again.
				this.position = 0;
				break;
			}
		}
	}
}
