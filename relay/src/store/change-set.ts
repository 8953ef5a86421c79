import type { NoticeDetails } from '../../protocol';
import type { Content } from '../content/content-type';
import { contentTypeOf } from '../content/content-types';
import { makeId } from '../ids';
import { sideOf } from '../participants';
import type { ConversationStore } from './conversation-store';
import type { Statement, Transaction } from './queryable';
import { WHOLE_SITE, type ConversationEvent, type EventRow, type NewEvent, type SiteEvent } from './event-row';
import type { FeedStore } from './feed-store';
import type { MessageStore } from './message-store';
import type { ConversationRow, MessageRow } from './rows';

/** What the caller decides of a new message. */
export type NewMessage = Pick< MessageRow, 'authorType' | 'authorId' > & {
	content: Content;
	/** Left out for system notices, which are never repeated. */
	clientId?: string;
	actorId?: number | null;
	recipientId?: number | null;
	details?: NoticeDetails;
};

/** Where a change set's conversations are from: read under their locks, or taken from the cache and not locked yet. */
export type Basis = 'locked' | 'cached';

/** What a transaction has written: its events by number, and the conversations as they are now. */
export interface Written {
	readonly events: readonly EventRow[];
	readonly conversations: readonly ConversationRow[];
}

/** For a transaction that found nothing to change. */
export const NOTHING_WRITTEN: Written = { events: [], conversations: [] };

/** The stores that a change set writes through. */
export interface ChangeStores {
	readonly feed: FeedStore;
	readonly conversations: ConversationStore;
	readonly messages: MessageStore;
}

/**
 * Collects the changes of one transaction to conversations that it has locked, or locks by its first statement, and
 * writes them in as few statements as possible, the feed's numbers last (docs/decisions/0002). Rows that are passed in
 * are changed in place.
 */
export class ChangeSet {
	readonly messages: MessageRow[] = [];
	private readonly events: NewEvent[] = [];
	private readonly conversations = new Map< number, ConversationRow >();
	/** For each conversation the index of its newest event in `events`. */
	private readonly newest = new Map< number, number >();
	private readonly withState = new Set< number >();

	/** `now` is a DATETIME(3). */
	constructor( readonly now: string ) {}

	get isEmpty(): boolean {
		return this.events.length === 0;
	}

	/** Appends a message, with its number, counters and event. */
	addMessage( conversation: ConversationRow, message: NewMessage ): MessageRow {
		const publicId = makeId( 'm' );
		const { isInternal, countsAsUnread } = contentTypeOf( message.content );
		const row: MessageRow = {
			conversationId: conversation.id,
			seq: conversation.lastSeq + 1,
			publicId,
			authorType: message.authorType,
			authorId: message.authorId,
			clientId: message.clientId ?? publicId,
			actorId: message.actorId ?? null,
			recipientId: message.recipientId ?? null,
			details: message.details === undefined ? null : JSON.stringify( message.details ),
			...message.content,
			createdAt: this.now,
		};
		this.messages.push( row );
		conversation.lastSeq = row.seq;
		if ( ! isInternal ) {
			conversation.lastPublicSeq = row.seq;
		}
		if ( countsAsUnread ) {
			if ( sideOf( row.authorType ) === 'visitor' ) {
				conversation.unreadByAgents++;
			} else {
				conversation.unreadByVisitor++;
			}
		}
		this.addEvent( conversation, { type: 'message.created', seq: row.seq, isInternal } );
		return row;
	}

	/** Adds an event of a conversation; internal ones are for agents only. */
	addEvent( conversation: ConversationRow, event: ConversationEvent & { isInternal?: boolean } ): void {
		conversation.updatedAt = this.now;
		this.conversations.set( conversation.id, conversation );
		this.newest.set( conversation.id, this.events.length );
		this.events.push( {
			...event,
			isInternal: event.isInternal ?? false,
			conversationId: conversation.id,
			visitorId: conversation.visitorId,
		} );
	}

	/** Adds an event of the site as a whole, for every agent. */
	addSiteEvent( event: SiteEvent ): void {
		this.events.push( { ...event, isInternal: true, conversationId: WHOLE_SITE, visitorId: WHOLE_SITE } );
	}

	/** Marks that more than counters of a conversation has changed. */
	changeState( conversation: ConversationRow ): void {
		this.withState.add( conversation.id );
		this.conversations.set( conversation.id, conversation );
	}

	/** Whether more than counters of a conversation has changed. */
	get changesState(): boolean {
		return this.withState.size > 0;
	}

	/** The conversations that have changed. */
	get changed(): Iterable< ConversationRow > {
		return this.conversations.values();
	}

	/** Writes everything in a transaction; returns what to announce after the commit. */
	async write( tx: Transaction, stores: ChangeStores ): Promise< Written > {
		if ( this.isEmpty ) {
			return NOTHING_WRITTEN;
		}
		let head = 0;
		for ( const [ sql, values ] of this.statements( stores, 'locked' ) ) {
			// Only the statement that raises the head has an insert id.
			head = ( await tx.change( sql, values ) ).insertId || head;
		}
		return { events: this.numbered( head ), conversations: [ ...this.changed ] };
	}

	/**
	 * Returns the statements in order. `cached` conversations are locked by the first of them, which fails when one has
	 * changed; that takes at least one message.
	 */
	statements( stores: ChangeStores, basis: Basis ): Statement[] {
		const statements: Statement[] = [];
		if ( basis === 'cached' ) {
			statements.push( stores.messages.insertIfUnchanged( this.messages, [ ...this.changed ] ) );
		} else if ( this.messages.length > 0 ) {
			statements.push( stores.messages.insert( this.messages ) );
		}
		for ( const id of this.withState ) {
			statements.push( stores.conversations.updateState( this.conversations.get( id ) as ConversationRow ) );
		}
		statements.push( stores.feed.raiseHead( this.events.length ) );
		const counters = [ ...this.newest ].map( ( [ id, place ] ) => ( {
			row: this.conversations.get( id ) as ConversationRow,
			activity: this.events.length - 1 - place,
		} ) );
		if ( counters.length > 0 ) {
			statements.push( stores.conversations.updateCounters( counters ) );
		}
		statements.push( stores.feed.insertEvents( this.events, this.now ) );
		return statements;
	}

	/** Numbers the events up to `head`, and gives each conversation the number of its newest event. */
	numbered( head: number ): EventRow[] {
		const first = head - this.events.length + 1;
		for ( const [ id, place ] of this.newest ) {
			( this.conversations.get( id ) as ConversationRow ).activityNumber = first + place;
		}
		return this.events.map( ( event, index ) => ( {
			...event,
			isInternal: event.isInternal ? 1 : 0,
			number: first + index,
		} ) );
	}
}
