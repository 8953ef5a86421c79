import type { Bus } from '../bus/bus';
import type { Clock } from '../clock';
import type { ExpectedWaits } from '../expected-waits';
import { ChangeSet, NOTHING_WRITTEN, type Written } from '../store/change-set';
import type { QueuedConversation } from '../store/queue-store';
import type { Database } from '../store/database';
import { fromSqlTime, sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import type { Views } from '../views';
import type { Announcer } from './announcer';
import { wake } from './conversation-rules';
import type { ConnectedPeople } from './presence-service';
import type { SiteSettingsService } from './site-settings-service';

/** Those who wait are looked at up to here; behind it nobody's place is of any interest. */
const QUEUE = 1_000;
/** Visitors who are told together. */
const TOLD_TOGETHER = 100;

/** Keeps the queues: who has gone leaves them, who comes back is in them again, and who waits is told how it goes. */
export class QueueService {
	/** What was told last, by conversation: place and expected wait. */
	private told = new Map< number, string >();

	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly waits: Pick< ExpectedWaits, 'get' >,
		private readonly siteSettings: Pick< SiteSettingsService, 'get' >,
		private readonly connected: Pick< ConnectedPeople, 'isVisitorOnline' | 'isSettled' >,
		private readonly announcer: Announcer,
		/** Reaches readers on all relays. */
		private readonly bus: Bus,
		private readonly clock: Clock
	) {}

	/** Looks through the queues once. */
	async keep(): Promise< void > {
		const queue = await this.stores.queues.listQueue( this.database, QUEUE );
		const { settings } = await this.siteSettings.get();
		const now = this.clock.now();
		const mayLeave = ( { queuedAt, lastSeenAt }: QueuedConversation ) =>
			this.connected.isSettled &&
			now - Math.max( fromSqlTime( queuedAt ), fromSqlTime( lastSeenAt ) ) >= settings.leftQueueMinutes * 60_000;
		for ( const row of queue ) {
			const isOnline = this.connected.isVisitorOnline( row.visitorId );
			if ( row.leftAt === null ? ! isOnline && mayLeave( row ) : isOnline ) {
				row.leftAt = row.leftAt === null ? sqlTime( now ) : null;
				this.announcer.announceWritten( await this.mark( row ) );
			}
		}
		await this.tellAll( queue.filter( ( { leftAt } ) => leftAt === null ) );
	}

	/** Notes that a visitor has left the queue, or is back in it; agents see that. */
	private async mark( { id, leftAt }: QueuedConversation ): Promise< Written > {
		return this.database.transaction( async ( tx ) => {
			const row = await this.stores.conversations.lock( tx, id );
			if ( row?.state !== 'queued' ) {
				return NOTHING_WRITTEN;
			}
			const changes = new ChangeSet( sqlTime( this.clock.now() ) );
			row.leftAt = leftAt;
			if ( leftAt === null && row.snoozedUntil !== null ) {
				wake( changes, row, null );
			} else {
				changes.changeState( row );
				changes.addEvent( row, { type: 'conversation.updated', isInternal: true } );
			}
			return changes.write( tx, this.stores );
		} );
	}

	/** Tells those whose place or expected wait is not what they were told last. */
	private async tellAll( waiting: readonly QueuedConversation[] ): Promise< void > {
		const places = new Map< number | null, number >();
		const told = new Map< number, string >();
		const news: number[] = [];
		for ( const { id, visitorId, departmentId } of waiting ) {
			const place = ( places.get( departmentId ) ?? 0 ) + 1;
			places.set( departmentId, place );
			const state = `${ place } ${ await this.waits.get( departmentId ) }`;
			// The answer to a start says the place, and it was right then if there is nobody before.
			const isNews = this.told.has( id ) ? this.told.get( id ) !== state : place > 1;
			if ( isNews && this.connected.isVisitorOnline( visitorId ) ) {
				news.push( id );
			}
			told.set( id, state );
		}
		this.told = told;
		for ( let start = 0; start < news.length; start += TOLD_TOGETHER ) {
			await this.tell( news.slice( start, start + TOLD_TOGETHER ) );
		}
	}

	private async tell( ids: readonly number[] ): Promise< void > {
		const rows = await this.stores.conversationDetails.list( this.database, ids );
		const conversations = await this.views.forVisitors( rows );
		conversations.forEach( ( conversation, index ) => {
			const visitorId = rows[ index ]?.visitorId;
			if ( visitorId !== undefined ) {
				this.bus.publish( {
					topic: { name: 'visitor', visitorId },
					event: { type: 'conversation.updated', conversation },
				} );
			}
		} );
	}
}
