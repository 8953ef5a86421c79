import type { Logger } from 'pino';
import type { Clock } from '../clock';
import { ChatError } from '../errors';
import { makeId } from '../ids';
import { ChangeSet, NOTHING_WRITTEN, type Written } from '../store/change-set';
import type { Database } from '../store/database';
import type { Transaction } from '../store/queryable';
import type { LeftMessageRow } from '../store/left-message-store';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import type { Announcer } from './announcer';
import { applyWish } from './conversation-kind-service';
import { addNotice } from './conversation-rules';
import { queueConversation } from './queue-conversation';

const BATCH = 20;

/** Turns messages that WordPress kept while the relay was away into conversations that wait. */
export class LeftMessageService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly announcer: Announcer,
		private readonly clock: Clock,
		private readonly log: Logger
	) {}

	/** Takes in some of what waits; each in a transaction of its own, so that it happens once whatever fails. */
	async importWaiting(): Promise< void > {
		for ( const id of await this.stores.leftMessages.listWaiting( this.database, BATCH ) ) {
			try {
				this.announcer.announceWritten( await this.database.transaction( ( tx ) => this.importOne( tx, id ) ) );
			} catch ( error ) {
				if ( error instanceof ChatError ) {
					// The database is away or busy: that is not this row's fault, and the others would fare no better.
					throw error;
				}
				this.log.error( { err: error, leftMessageId: id }, 'A left message could not be taken in.' );
			}
		}
	}

	private async importOne( tx: Transaction, id: number ): Promise< Written > {
		const left = await this.stores.leftMessages.lockWaiting( tx, id );
		if ( left === null ) {
			return NOTHING_WRITTEN;
		}
		await this.stores.leftMessages.delete( tx, id );
		// Sent again while it was being taken in, it would be there a second time.
		if ( await this.stores.conversations.isClientIdKnown( tx, left.clientId ) ) {
			return NOTHING_WRITTEN;
		}
		const changes = new ChangeSet( sqlTime( this.clock.now() ) );
		// A name and an address that anybody can type prove nothing, so this is nobody we know.
		const visitorId = await this.insertVisitor( tx, left );
		const conversation = await queueConversation( tx, this.stores, changes, {
			visitorId,
			clientId: left.clientId,
			departmentId: await this.findDepartment( tx, left.departmentPublicId ),
			priority: null,
		} );
		applyWish( changes, conversation, { kind: 'message', callbackPhone: null, callbackAt: null }, true );
		addNotice( changes, conversation, 'left_while_away', null );
		if ( left.isSuspicious ) {
			addNotice( changes, conversation, 'hidden_field_filled', null );
		}
		const message = changes.addMessage( conversation, {
			authorType: 'visitor',
			authorId: visitorId,
			clientId: left.clientId,
			content: { kind: 'text', body: left.body },
		} );
		message.createdAt = left.createdAt;
		return changes.write( tx, this.stores );
	}

	/* One that has gone since must not keep the message from being answered. */
	private async findDepartment( tx: Transaction, publicId: string | null ): Promise< number | null > {
		if ( publicId === null ) {
			return null;
		}
		const ids = await this.stores.departments.listIds( tx, [ publicId ] );
		return ids.get( publicId ) ?? null;
	}

	private async insertVisitor( tx: Transaction, left: LeftMessageRow ): Promise< number > {
		const { locale, pageUrl, pageTitle } = left;
		const id = await this.stores.visitors.insert(
			tx,
			makeId( 'v' ),
			{ locale, timezone: null, pageUrl, pageTitle, browser: null, operatingSystem: null },
			sqlTime( this.clock.now() )
		);
		await this.stores.visitors.introduce( tx, id, left.name, left.email );
		return id;
	}
}
