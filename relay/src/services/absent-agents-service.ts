import type { Logger } from 'pino';
import type { Clock } from '../clock';
import { ChangeSet, NOTHING_WRITTEN, type Written } from '../store/change-set';
import type { Database } from '../store/database';
import type { Waiting } from '../store/waiting-store';
import type { Transaction } from '../store/queryable';
import { fromSqlTime, sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import type { Announcer } from './announcer';
import { offerAgain } from './conversation-rules';
import type { ConnectedPeople } from './presence-service';
import type { SiteSettingsService } from './site-settings-service';

/** After an agent has left, enough for a restarted browser; if they count as gone later, as the owner has set, then. */
const GONE_MS = 60_000;
/** After something happened in a conversation other than by the visitor: who answers without a stream is there too. */
const UNTOUCHED_MS = 60_000;
/** Conversations that are looked at together. */
const PAGE = 100;

interface Absence {
	/** Monotonic milliseconds. */
	readonly since: number;
	/** All conversations up to this event number have been looked at, and need no second look until they change. */
	lookedUpTo: number;
}

/**
 * Offers conversations to everybody again when the agent who holds them has closed the inbox or may not answer any more,
 * and the visitor waits. One that the agent has answered stays with them until the visitor writes again, and one in which
 * an agent has just done something stays for a minute: they may answer without a stream, or have been chosen on purpose.
 */
export class AbsentAgentsService {
	/** By the agents' ids. Begins anew when another relay does this work. */
	private readonly absences = new Map< number, Absence >();

	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly connected: ConnectedPeople,
		private readonly siteSettings: Pick< SiteSettingsService, 'get' >,
		private readonly announcer: Announcer,
		private readonly clock: Clock,
		private readonly log: Logger
	) {}

	/** Looks at all who hold conversations, and offers what has to be offered. */
	async offerAgain(): Promise< void > {
		const now = this.clock.monotonic();
		const holders = await this.stores.conversations.listHolders( this.database );
		const absent = this.connected.isSettled
			? holders.filter( ( id ) => ! this.connected.isAgentConnected( id ) )
			: [];
		for ( const id of this.absences.keys() ) {
			if ( ! absent.includes( id ) ) {
				this.absences.delete( id );
			}
		}
		const { settings } = await this.siteSettings.get();
		const wait = GONE_MS - settings.agentAwaySeconds * 1_000;
		for ( const id of absent ) {
			const absence = this.absences.get( id ) ?? { since: now, lookedUpTo: 0 };
			this.absences.set( id, absence );
			if ( now - absence.since >= wait ) {
				await this.offerThoseOf( id, absence );
			}
		}
	}

	private async offerThoseOf( agentId: number, absence: Absence ): Promise< void > {
		const { conversations, waiting } = this.stores;
		let after = absence.lookedUpTo;
		let firstUndue: number | null = null;
		let page;
		do {
			page = await conversations.listHeldByAfter( this.database, agentId, after, PAGE );
			const visitors = await waiting.list(
				this.database,
				page.map( ( { id } ) => id )
			);
			for ( const { id, activityNumber } of page ) {
				const visitor = visitors.get( id );
				if ( visitor !== undefined && this.isUntouched( visitor ) ) {
					this.announcer.announceWritten( await this.offer( agentId, id ) );
				} else if ( visitor !== undefined ) {
					firstUndue ??= activityNumber;
				}
			}
			after = page.at( -1 )?.activityNumber ?? after;
		} while ( page.length === PAGE );
		// What comes behind the first that is not due has changed within the last minute as well, so it is not much.
		absence.lookedUpTo = firstUndue === null ? after : firstUndue - 1;
	}

	private isUntouched( { touchedAt }: Waiting ): boolean {
		return touchedAt === null || this.clock.now() - fromSqlTime( touchedAt ) >= UNTOUCHED_MS;
	}

	private async offer( agentId: number, conversationId: number ): Promise< Written > {
		const written = await this.database.transaction( ( tx ) => this.offerLocked( tx, agentId, conversationId ) );
		if ( written.events.length > 0 ) {
			this.log.info( { agentId, conversationId }, 'An agent has gone: their conversation is offered again.' );
		}
		return written;
	}

	private async offerLocked( tx: Transaction, agentId: number, conversationId: number ): Promise< Written > {
		const { conversations, waiting } = this.stores;
		const row = await conversations.lock( tx, conversationId );
		if ( row?.state !== 'open' || row.assigneeId !== agentId || this.connected.isAgentConnected( agentId ) ) {
			return NOTHING_WRITTEN;
		}
		// It is looked at again when it is due.
		if ( row.snoozedUntil !== null ) {
			return NOTHING_WRITTEN;
		}
		const visitor = ( await waiting.list( tx, [ conversationId ] ) ).get( conversationId );
		if ( visitor === undefined || ! this.isUntouched( visitor ) ) {
			return NOTHING_WRITTEN;
		}
		const changes = new ChangeSet( sqlTime( this.clock.now() ) );
		offerAgain( changes, row, agentId, visitor.since );
		return changes.write( tx, this.stores );
	}
}
