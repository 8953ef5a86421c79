import type { Clock } from '../clock';
import type { UnseenConversation } from '../store/answer-mail-store';
import { ChangeSet, NOTHING_WRITTEN, type Written } from '../store/change-set';
import type { Database } from '../store/database';
import type { Transaction } from '../store/queryable';
import { fromSqlTime, sqlTime } from '../store/sql-time';
import type { ConversationRow, VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { ConversationLinks } from '../tokens/conversation-links';
import type { Announcer } from './announcer';

/** Conversations that are looked for at once. */
const PAGE = 200;

/** A mail that is about to be handed over. */
export interface ClaimedMail {
	/** The newest answer in it. */
	readonly seq: number;
	/** What its link carries. */
	readonly linkKey: string;
}

/** A visitor who can be written to. */
export type AddressedVisitor = VisitorRow & { readonly email: string };

/** Finds the answers that visitors have not seen, and notes which of them have left by mail. */
export class AnswerMailService {
	/** Conversations that changed up to this event number were looked at; null: none yet. */
	private lookedUpTo: number | null = null;

	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly links: ConversationLinks,
		private readonly announcer: Announcer,
		private readonly clock: Clock
	) {}

	/**
	 * Does something with each conversation that has changed since the last call and has answers that were not seen. The
	 * first call looks back as far as events are kept; what fails is all done again.
	 */
	async eachUnseen( work: ( conversationId: number ) => Promise< void > ): Promise< void > {
		const { feed, answerMails } = this.stores;
		const { head } = await feed.get( this.database );
		const after = this.lookedUpTo ?? ( ( await feed.findOldest( this.database ) ) ?? 1 ) - 1;
		const found = await answerMails.listUnseen( this.database, after, head, PAGE );
		for ( const { id } of found ) {
			await work( id );
		}
		// A full page is gone on with next time.
		this.lookedUpTo = found.length === PAGE ? ( found.at( -1 ) as UnseenConversation ).activityNumber : head;
	}

	/** Leaves out what has happened so far: nobody wants a mail about it when mails are switched on later. */
	async passOver(): Promise< void > {
		this.lookedUpTo = ( await this.stores.feed.get( this.database ) ).head;
	}

	/**
	 * Claims a mail with the answers from one place to another. One that was claimed and may have left already is claimed
	 * again as it was, under the same key and with the same link, as long as there is something unseen in it. Returns null
	 * when they have left meanwhile: a link that was sent has to go on working.
	 */
	async claim(
		conversation: ConversationRow,
		visitor: AddressedVisitor,
		{ from, upTo }: { from: number; upTo: number }
	): Promise< ClaimedMail | null > {
		const claimed = await this.database.transaction( ( tx ) => this.claimIn( tx, conversation.id, from, upTo ) );
		if ( claimed === null ) {
			return null;
		}
		const linkKey = this.links.sign( {
			conversationId: conversation.publicId,
			visitorId: visitor.publicId,
			email: visitor.email,
			...claimed,
		} );
		return { seq: claimed.seq, linkKey };
	}

	private async claimIn(
		tx: Transaction,
		conversationId: number,
		from: number,
		upTo: number
	): Promise< { seq: number; claimedAt: number } | null > {
		const { answerMails } = this.stores;
		await answerMails.prepare( tx, conversationId );
		const { mailedSeq, claimedSeq, claimedAt } = await answerMails.lock( tx, conversationId );
		if ( claimedAt !== null && claimedSeq > mailedSeq && claimedSeq >= from ) {
			return { seq: claimedSeq, claimedAt: fromSqlTime( claimedAt ) };
		}
		if ( upTo <= mailedSeq ) {
			return null;
		}
		const now = sqlTime( this.clock.now() );
		await answerMails.claim( tx, conversationId, upTo, now );
		return { seq: upTo, claimedAt: fromSqlTime( now ) };
	}

	/** Notes that the mail with the answers up to here has left, and tells agents. */
	noteSent( conversationId: number, seq: number ): Promise< void > {
		return this.tell( conversationId, async ( tx ) => {
			await this.stores.answerMails.noteSent( tx, conversationId, seq );
			return true;
		} );
	}

	/** Notes that a mail could not be sent, and tells agents the first time. */
	noteFailure( conversationId: number ): Promise< void > {
		const now = sqlTime( this.clock.now() );
		return this.tell( conversationId, ( tx ) => this.stores.answerMails.noteFailure( tx, conversationId, now ) );
	}

	private async tell( conversationId: number, note: ( tx: Transaction ) => Promise< boolean > ): Promise< void > {
		const written = await this.database.transaction( async ( tx ): Promise< Written > => {
			const row = await this.stores.conversations.lock( tx, conversationId );
			if ( row === null || ! ( await note( tx ) ) ) {
				return NOTHING_WRITTEN;
			}
			const changes = new ChangeSet( sqlTime( this.clock.now() ) );
			changes.addEvent( row, { type: 'conversation.updated', isInternal: true } );
			return changes.write( tx, this.stores );
		} );
		this.announcer.announceWritten( written );
	}
}
