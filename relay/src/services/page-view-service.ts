import type { ListPageViewsQuery, PageViewList, PageViewRequest } from '../../protocol';
import type { Bus } from '../bus/bus';
import type { Clock } from '../clock';
import { ownPageAddress, ownPageAddressWithCampaign, referrerAddress } from '../page-address';
import type { AgentParticipant, VisitorParticipant } from '../participants';
import { presentPageView } from '../present/page-views';
import { presentVisitor } from '../present/visitors';
import type { Database } from '../store/database';
import { isoFromSql, sqlTime } from '../store/sql-time';
import type { PageViewContent } from '../store/page-view-store';
import type { VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { Connected } from '../views';
import { addPageView } from './add-page-view';
import type { VisitorAccess } from './visitor-access';
import type { VisitorSessions } from './visitor-sessions';

const DEFAULT_PAGE = 50;

/** Where visitors are while they have an active conversation; at other times nothing is kept. */
export class PageViewService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly access: VisitorAccess,
		private readonly sessions: VisitorSessions,
		private readonly connected: Connected,
		private readonly bus: Bus,
		/** Where the site's pages are. */
		private readonly origins: readonly string[],
		private readonly clock: Clock
	) {}

	/** Keeps the page on which a visitor is, and shows it to the agents who may see their conversation. */
	async view( { id, publicId }: VisitorParticipant, request: PageViewRequest ): Promise< void > {
		const content = this.read( request );
		if ( content === null ) {
			return;
		}
		const now = sqlTime( this.clock.now() );
		const added = await this.database.transaction( async ( tx ) => {
			const { conversations, visitors } = this.stores;
			await this.sessions.assertAny( tx, id );
			const visitor = await visitors.lock( tx, id );
			const departmentId = await conversations.findActiveDepartment( tx, id );
			if ( visitor === null || departmentId === undefined ) {
				return null;
			}
			const page = { pageUrl: ownPageAddress( content.url, this.origins ), pageTitle: content.title };
			await visitors.updatePage( tx, id, page, now );
			const isNew = await addPageView( tx, this.stores, id, content, now );
			return isNew ? { departmentId, visitor: { ...visitor, ...page, lastSeenAt: now } } : null;
		} );
		if ( added !== null ) {
			this.publish( added.departmentId, publicId, added.visitor, content );
		}
	}

	/** Lists where a visitor was, for an agent who may see them. */
	async list(
		agent: AgentParticipant,
		visitorId: string,
		{ cursor, limit = DEFAULT_PAGE }: ListPageViewsQuery
	): Promise< PageViewList > {
		const { id } = await this.access.getVisible( agent, visitorId );
		const rows = await this.stores.pageViews.listPage( this.database, id, {
			limit: limit + 1,
			...( cursor !== undefined && { before: Number( cursor ) } ),
		} );
		const shown = rows.slice( 0, limit );
		const last = rows.length > limit ? shown.at( -1 ) : undefined;
		return {
			pageViews: shown.map( presentPageView ),
			nextCursor: last === undefined ? null : String( last.id ),
		};
	}

	/** Keeps of what a browser says what is of use; null: not even the address is. */
	private read( { url, title, referrer = '' }: PageViewRequest ): PageViewContent | null {
		const address = ownPageAddressWithCampaign( url, this.origins );
		return address === null ? null : { url: address, title, referrer: referrerAddress( referrer ) };
	}

	private publish(
		departmentId: number | null,
		visitorId: string,
		visitor: VisitorRow,
		content: PageViewContent
	): void {
		const topic = { name: 'department', departmentId } as const;
		const isOnline = this.connected.isVisitorOnline( visitor.id );
		this.bus.publish( {
			topic,
			event: { type: 'visitor.updated', visitor: presentVisitor( visitor, isOnline ) },
		} );
		this.bus.publish( {
			topic,
			event: {
				type: 'page.viewed',
				visitorId,
				pageView: { ...content, viewedAt: isoFromSql( visitor.lastSeenAt ) },
			},
		} );
	}
}
