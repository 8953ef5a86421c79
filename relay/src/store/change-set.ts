import { makeId } from '../ids';
import type { ConversationStore } from './conversation-store';
import type { Statement, Transaction } from './database';
import type { FeedStore, NewEvent } from './feed-store';
import type { MessageStore } from './message-store';
import type { ConversationRow, EventData, EventRow, EventType, MessageRow } from './rows';

/** What a new message brings along; the rest is ours to say. */
export type NewMessage = Pick< MessageRow, 'authorType' | 'authorId' | 'kind' | 'body' > & {
	/** Left out for system notices, which nobody sends twice. */
	clientId?: string;
	actorId?: number | null;
};

/** The stores that a change set writes through. */
export interface ChangeStores {
	readonly feed: FeedStore;
	readonly conversations: ConversationStore;
	readonly messages: MessageStore;
}

/**
 * Gathers what one transaction does to conversations that it has locked, and writes it in as few statements as
 * possible, the feed's numbers last (docs/decisions/0002). Rows that are handed in are changed in place.
 */
export class ChangeSet {
	readonly messages: MessageRow[] = [];
	private readonly events: NewEvent[] = [];
	private readonly conversations = new Map< number, ConversationRow >();
	/** For each conversation the place of its newest event among `events`. */
	private readonly newest = new Map< number, number >();
	private readonly withState = new Set< number >();

	/** `now` is a DATETIME(3). */
	constructor( readonly now: string ) {}

	get isEmpty(): boolean {
		return this.events.length === 0;
	}

	/** Appends a message under the conversation's lock, with its number, counters and event. */
	addMessage( conversation: ConversationRow, message: NewMessage ): MessageRow {
		const publicId = makeId( 'm' );
		const isNote = message.kind === 'note';
		const row: MessageRow = {
			conversationId: conversation.id,
			seq: conversation.lastSeq + 1,
			publicId,
			authorType: message.authorType,
			authorId: message.authorId,
			clientId: message.clientId ?? publicId,
			kind: message.kind,
			actorId: message.actorId ?? null,
			body: message.body,
			createdAt: this.now,
		};
		this.messages.push( row );
		conversation.lastSeq = row.seq;
		if ( ! isNote ) {
			conversation.lastPublicSeq = row.seq;
		}
		if ( row.kind === 'text' ) {
			if ( row.authorType === 'visitor' ) {
				conversation.unreadByAgents++;
			} else {
				conversation.unreadByVisitor++;
			}
		}
		this.addEvent( conversation, 'message.created', { seq: row.seq, isInternal: isNote } );
		return row;
	}

	/** Notes that something happened to a conversation. */
	addEvent(
		conversation: ConversationRow,
		type: EventType,
		{
			seq = null,
			isInternal = false,
			data = {},
		}: { seq?: number | null; isInternal?: boolean; data?: EventData } = {}
	): void {
		conversation.updatedAt = this.now;
		this.conversations.set( conversation.id, conversation );
		this.newest.set( conversation.id, this.events.length );
		this.events.push( {
			type,
			conversationId: conversation.id,
			visitorId: conversation.visitorId,
			seq,
			isInternal,
			data,
		} );
	}

	/** Says that more than counters of a conversation has changed. */
	keepState( conversation: ConversationRow ): void {
		this.withState.add( conversation.id );
		this.conversations.set( conversation.id, conversation );
	}

	/** Writes everything into a transaction; returns the events with their numbers, to be announced after the commit. */
	async write( tx: Transaction, stores: ChangeStores ): Promise< EventRow[] > {
		if ( this.isEmpty ) {
			return [];
		}
		const { statements, raiseHead } = this.statements( stores );
		let head = 0;
		for ( const [ index, [ sql, values ] ] of statements.entries() ) {
			const { insertId } = await tx.change( sql, values );
			head = index === raiseHead ? insertId : head;
		}
		return this.numbered( head );
	}

	/** Gives the statements in their order, and which of them takes the feed's numbers. */
	statements( stores: ChangeStores ): { statements: Statement[]; raiseHead: number } {
		const statements: Statement[] = [];
		if ( this.messages.length > 0 ) {
			statements.push( stores.messages.insert( this.messages ) );
		}
		for ( const id of this.withState ) {
			statements.push( stores.conversations.updateState( this.conversations.get( id ) as ConversationRow ) );
		}
		const raiseHead = statements.push( stores.feed.raiseHead( this.events.length ) ) - 1;
		const counters = [ ...this.newest ].map( ( [ id, place ] ) => ( {
			row: this.conversations.get( id ) as ConversationRow,
			activity: this.events.length - 1 - place,
		} ) );
		statements.push( stores.conversations.updateCounters( counters ) );
		statements.push( stores.feed.insertEvents( this.events, this.now ) );
		return { statements, raiseHead };
	}

	/** Gives the events their numbers, `head` being the last one's. */
	numbered( head: number ): EventRow[] {
		const first = head - this.events.length + 1;
		return this.events.map( ( event, index ) => ( {
			...event,
			isInternal: event.isInternal ? 1 : 0,
			number: first + index,
		} ) );
	}
}
