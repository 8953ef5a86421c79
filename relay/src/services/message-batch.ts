import type { LastingEvent, Message } from '../../protocol';
import { notFound } from '../errors';
import { assertVisible } from '../policies/visibility';
import { presentMessage } from '../present/messages';
import { readyEvent, type ReadyEvent } from '../ready-event';
import { ChangeSet } from '../store/change-set';
import type { Statement, Transaction } from '../store/queryable';
import type { EventRow } from '../store/event-row';
import type { ConversationRow, MessageNames, MessageRow } from '../store/rows';
import type { Stores } from '../store/stores';
import { placeKey } from '../views';
import type { Announcer } from './announcer';
import type { ConversationCache } from './conversation-cache';
import { addMessage } from './conversation-rules';
import { assertSameContent, keyOfPost, textOfKey, type WaitingPost } from './message-post';

/**
 * How an attempt goes about it (docs/decisions/0012):
 *
 * - `optimistic`: takes the conversations from the cache, and every post for a new one. One round trip stores them all, or
 *   nothing if a conversation has changed since or a post was stored before.
 * - `locked`: locks and reads the conversations, looks for posts that were stored before, and then stores the others.
 * - `feed-first`: `locked`, but takes the feed's lock before all others. It comes last otherwise, so that it is held for a
 *   moment only.
 */
export type Strategy = 'optimistic' | 'locked' | 'feed-first';

interface HeadRow {
	head: number;
	visitorId: number | null;
	name: string | null;
}

/** One attempt at storing posts together. Nobody is answered before the commit has returned. */
export class MessageBatch {
	/** Posts whose conversations another transaction has locked, or that are gone. */
	readonly skipped: WaitingPost[] = [];
	/** Whether the commit was sent, so that a lost connection leaves it open what happened. */
	mayHaveCommitted = false;
	private readonly changes: ChangeSet;
	private readonly answers: Array< () => void > = [];
	private readonly stored: Array< { post: WaitingPost; row: MessageRow; conversation: ConversationRow } > = [];
	private hasRefusal = false;
	private names = new Map< number, string >();
	private head = 0;

	constructor(
		readonly posts: readonly WaitingPost[],
		private readonly stores: Stores,
		readonly strategy: Strategy,
		/** Whether conversations that another transaction has locked are left out, instead of being waited for. */
		readonly skipsLocked: boolean,
		now: string
	) {
		this.changes = new ChangeSet( now );
	}

	/** How many messages were stored. */
	get size(): number {
		return this.stored.length;
	}

	/** The conversations that the posts are for. */
	get conversationIds(): number[] {
		return [ ...new Set( this.posts.map( ( post ) => post.conversationId ) ) ];
	}

	/**
	 * Prepares an optimistic attempt. Returns false when there can be none: a conversation is not in the cache, a post would
	 * be refused, or more than counters would change, which might put back what has been erased from the row since.
	 */
	prepare( cache: ConversationCache ): boolean {
		const conversations = cache.find( this.conversationIds );
		if ( conversations === null ) {
			return false;
		}
		this.decideAll( conversations, new Map() );
		return ! this.hasRefusal && ! this.changes.isEmpty && ! this.changes.changesState;
	}

	/** Writes and commits. An optimistic attempt that fails with `isOutOfDate` or `isDuplicate` has written nothing. */
	async write( tx: Transaction ): Promise< void > {
		if ( this.strategy !== 'optimistic' ) {
			const { conversations, earlier } = await this.read( tx );
			this.decideAll( conversations, earlier );
		}
		if ( this.changes.isEmpty ) {
			await tx.script( [ [ 'ROLLBACK', [] ] ] );
			return;
		}
		this.mayHaveCommitted = true;
		const [ heads = [] ] = await tx.script( [
			...this.changes.statements( this.stores, this.strategy === 'optimistic' ? 'cached' : 'locked' ),
			this.stores.feed.selectHead( this.visitorIds() ),
			[ 'COMMIT', [] ],
		] );
		for ( const { head, visitorId, name } of heads as HeadRow[] ) {
			this.head = head;
			if ( visitorId !== null ) {
				this.names.set( visitorId, name ?? '' );
			}
		}
	}

	/** The visitors whose messages are stored. */
	private visitorIds(): number[] {
		return [
			...new Set(
				this.stored.flatMap( ( { post } ) => ( post.sender.type === 'visitor' ? [ post.sender.id ] : [] ) )
			),
		];
	}

	/** Locks the conversations and finds what was stored before, in one round trip. */
	private async read( tx: Transaction ) {
		const script: Statement[] = [
			this.stores.conversations.selectLocked( this.conversationIds, this.skipsLocked ),
			this.stores.messages.selectByKeys( this.posts.map( keyOfPost ) ),
		];
		if ( this.strategy === 'feed-first' ) {
			script.unshift( this.stores.feed.selectLocked() );
		}
		const [ conversations, earlier ] = ( await tx.script( script ) ).slice( -2 ) as [
			ConversationRow[],
			MessageRow[],
		];
		return {
			conversations: new Map( conversations.map( ( row ) => [ row.id, row ] ) ),
			earlier: new Map( earlier.map( ( row ) => [ textOfKey( row ), row ] ) ),
		};
	}

	private decideAll( conversations: Map< number, ConversationRow >, earlier: Map< string, MessageRow > ): void {
		for ( const post of this.posts ) {
			const conversation = conversations.get( post.conversationId );
			if ( conversation !== undefined ) {
				this.decide( post, conversation, earlier );
			} else if ( this.skipsLocked ) {
				this.skipped.push( post );
			} else {
				this.answers.push( () => post.reject( notFound() ) );
			}
		}
	}

	private decide( post: WaitingPost, conversation: ConversationRow, earlier: Map< string, MessageRow > ): void {
		const key = textOfKey( keyOfPost( post ) );
		const first = earlier.get( key );
		try {
			assertVisible( post.sender, conversation );
			if ( first !== undefined ) {
				assertSameContent( post.draft, first );
				const { conversationId, seq } = first;
				this.answers.push( () => post.resolve( { isNew: false, conversationId, seq } ) );
				return;
			}
			const row = addMessage( this.changes, conversation, post.sender, post.draft );
			// The same post may be in this batch a second time.
			earlier.set( key, row );
			this.stored.push( { post, row, conversation } );
		} catch ( error ) {
			this.hasRefusal = true;
			this.answers.push( () => post.reject( error ) );
		}
	}

	/** Answers the senders, then announces; called once the commit has returned. */
	settle( announcer: Announcer ): void {
		const events = this.changes.isEmpty ? [] : this.changes.numbered( this.head );
		const ready = new Map< string, CommittedMessage >();
		for ( const { post, row, conversation } of this.stored ) {
			const message = presentMessage( { ...row, ...this.namesOf( post ) } );
			ready.set( placeKey( row.conversationId, row.seq ), { message, conversation } );
			post.resolve( { isNew: true, message } );
		}
		this.answers.forEach( ( answer ) => answer() );
		if ( events.length > 0 ) {
			announcer.announce(
				events.map( ( row ) => ( { row, ready: readyMessage( row, ready ) } ) ),
				this.changes.changed
			);
		}
	}

	/** Returns the names that a message's wire form needs: those of the visitor as of this commit. */
	private namesOf( { sender, conversationPublicId, visitorPublicId }: WaitingPost ): MessageNames {
		return {
			conversationPublicId,
			visitorPublicId,
			visitorName: sender.side === 'visitor' ? ( this.names.get( sender.id ) ?? '' ) : '',
			agentName: sender.type === 'agent' ? sender.name : null,
			agentAvatarUrl: sender.type === 'agent' ? sender.avatarUrl : null,
			recipientName: null,
			recipientAvatarUrl: null,
		};
	}
}

interface CommittedMessage {
	message: Message;
	conversation: ConversationRow;
}

/** Other events than those of the messages here are read from the tables. */
function readyMessage( row: EventRow, messages: ReadonlyMap< string, CommittedMessage > ): ReadyEvent | null {
	if ( row.type !== 'message.created' ) {
		return null;
	}
	const committed = messages.get( placeKey( row.conversationId, row.seq ) );
	if ( committed === undefined ) {
		return null;
	}
	const event: LastingEvent = { type: row.type, message: committed.message };
	return readyEvent( row, committed.conversation.departmentId, event, event );
}
