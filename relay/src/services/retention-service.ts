import { conversationState } from '../../protocol';
import type { Clock } from '../clock';
import type { RelaySettings } from '../relay-settings';
import type { Database } from '../store/database';
import { sqlTime } from '../store/sql-time';
import type { VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { SearchIndex } from '../search/search-index';
import type { ErasureService } from './erasure-service';
import type { SiteSettingsService } from './site-settings-service';

const DAY_MS = 86_400_000;
/** Who opened the chat and never said anything is forgotten as soon as no session can bring them back. */
const EMPTY_VISITOR_DAYS = 30;
const CONVERSATIONS = 50;
const VISITORS = 1_000;
const PAGE_VIEWS = 1_000;
/** What one round does at most, of each kind; what is left waits for the next one. */
const BATCHES = 20;

type Seen = Pick< VisitorRow, 'id' | 'lastSeenAt' >;

/** Deletes what is older than the owner wants it, a little at a time. Cut short, it finds anew what there is to do. */
export class RetentionService {
	/** The last visitor whom the walk through all of them has come by. */
	private position = 0;

	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly erasure: ErasureService,
		private readonly searchIndex: Pick< SearchIndex, 'renewFactsOfVisitor' >,
		private readonly siteSettings: Pick< SiteSettingsService, 'get' >,
		private readonly clock: Clock
	) {}

	/** Does a round; `signal` ends it early. */
	async tidy( signal: AbortSignal ): Promise< void > {
		const { settings } = await this.siteSettings.get();
		await this.deleteIdleConversations( settings, signal );
		await this.deletePageViews( settings, signal );
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

	/** Where visitors were goes with the other facts about them; if those are kept, with the conversations. */
	private async deletePageViews( settings: RelaySettings, signal: AbortSignal ): Promise< void > {
		const days = Number( settings.visitorFactsRetentionDays ) || Number( settings.conversationRetentionDays );
		const moment = sqlTime( this.clock.now() - days * DAY_MS );
		for ( let batch = 0; days > 0 && batch < BATCHES && ! signal.aborted; batch++ ) {
			const deleted = await this.stores.pageViews.deleteBefore( this.database, moment, PAGE_VIEWS );
			if ( deleted < PAGE_VIEWS ) {
				break;
			}
		}
	}

	/** Walks on through the visitors, as far as one round goes. */
	private async tidyVisitors( settings: RelaySettings, signal: AbortSignal ): Promise< void > {
		for ( let batch = 0; batch < BATCHES && ! signal.aborted; batch++ ) {
			const rows = await this.stores.visitors.listAfter( this.database, this.position, VISITORS );
			await this.tidySome( rows, settings );
			if ( rows.length < VISITORS ) {
				// The next round begins with the first visitor again.
				this.position = 0;
				break;
			}
			this.position = rows.at( -1 )?.id ?? 0;
		}
	}

	private async tidySome( rows: readonly Seen[], settings: RelaySettings ): Promise< void > {
		const { erasure, visitors } = this.stores;
		await this.ofThoseAbsent( rows, Number( settings.visitorFactsRetentionDays ), async ( ids, moment ) => {
			// Where they were can be searched for.
			for ( const id of await visitors.listWithPage( this.database, ids, moment ) ) {
				await this.database.transaction( async ( tx ) => {
					await visitors.forgetFacts( tx, [ id ], moment );
					await this.searchIndex.renewFactsOfVisitor( tx, id );
				} );
			}
			await visitors.forgetFacts( this.database, ids, moment );
		} );
		// Whose conversations have all gone goes after them, with name, address and forms.
		await this.ofThoseAbsent( rows, Number( settings.conversationRetentionDays ), async ( ids, moment ) => {
			for ( const id of await erasure.listWithoutConversations( this.database, ids ) ) {
				await this.erasure.eraseForgotten( id, moment );
			}
		} );
		await this.ofThoseAbsent( rows, EMPTY_VISITOR_DAYS, ( ids ) =>
			erasure.deleteEmptyVisitors( this.database, ids )
		);
	}

	/** Does something with those who have not been here for so many days, if there are any; 0: with nobody. */
	private async ofThoseAbsent(
		rows: readonly Seen[],
		days: number,
		work: ( ids: number[], moment: string ) => Promise< void >
	): Promise< void > {
		const moment = sqlTime( this.clock.now() - days * DAY_MS );
		const ids = rows.filter( ( { lastSeenAt } ) => lastSeenAt < moment ).map( ( { id } ) => id );
		if ( days > 0 && ids.length > 0 ) {
			await work( ids, moment );
		}
	}
}
