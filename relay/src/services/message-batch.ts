import { ChatError, notFound } from '../errors';
import { toJson } from '../json';
import type { Participant } from '../participants';
import { assertVisible } from '../policies/visibility';
import { presentMessage } from '../present';
import { ChangeSet, type Basis } from '../store/change-set';
import type { Statement, Transaction } from '../store/database';
import type { MessageKey } from '../store/message-store';
import type { ConversationRow, MessageRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { ReadyEvent } from '../ready-event';
import type { Announcer } from './announcer';
import { addMessage, type Draft } from './conversation-rules';
import type { ConversationCache } from './conversation-cache';

/** A message that waits to be stored. */
export interface Post {
	readonly sender: Participant;
	readonly conversationId: number;
	readonly conversationPublicId: string;
	readonly visitorPublicId: string;
	readonly draft: Draft;
}

/** What became of a post. */
export type Stored =
	/** It is stored now; `json` is the message as the wire has it. */
	| { readonly isNew: true; readonly json: string }
	/** It was stored before; this is where. */
	| { readonly isNew: false; readonly conversationId: number; readonly seq: number };

/** A post and whoever waits for its answer. */
export interface WaitingPost extends Post {
	readonly bytes: number;
	resolve( stored: Stored ): void;
	reject( error: unknown ): void;
}

/** The feed's lock comes last, so that it is held for a moment only; after a deadlock it comes first. */
export type LockOrder = 'feed-last' | 'feed-first';

/** How a batch goes about it. */
export interface BatchManner {
	/**
	 * Whether it decides by what is known, and the database refuses everything if that is out of date: one round trip. Or by
	 * what it reads under the conversations' locks: two.
	 */
	readonly basis: Basis;
	/** Whether conversations that somebody else holds are left out. */
	readonly skipsLocked: boolean;
	readonly order: LockOrder;
	/**
	 * Whether it looks for posts that were stored before. Nearly all are new, so a first attempt trusts in that: the unique
	 * key fails it otherwise, and what would be refused may be a repetition and is left for a second look.
	 */
	readonly looksForRepeated: boolean;
}

interface HeadRow {
	head: number;
	visitorId: number | null;
	name: string | null;
}

/** One attempt at storing posts together. Nobody is answered before the commit has returned. */
export class MessageBatch {
	/** Posts whose conversations were held by somebody else, or are gone. */
	readonly skipped: WaitingPost[] = [];
	/** Posts that are refused unless they were stored before, for which nobody has looked. */
	readonly doubtful: WaitingPost[] = [];
	/** Whether the commit was sent, so that a lost connection leaves it open what happened. */
	isUncertain = false;
	private readonly changes: ChangeSet;
	private readonly answers: Array< () => void > = [];
	private readonly stored: Array< { post: WaitingPost; row: MessageRow; conversation: ConversationRow } > = [];
	private names = new Map< number, string >();
	private head = 0;

	constructor(
		private readonly posts: readonly WaitingPost[],
		private readonly stores: Stores,
		private readonly cache: ConversationCache,
		private readonly manner: BatchManner,
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
	 * Decides by what is known. Returns false when that is not enough: a conversation is unknown, somebody would be refused,
	 * or more than counters would change, which might put back what has been erased from the row since.
	 */
	decideByKnown(): boolean {
		const conversations = this.cache.find( this.conversationIds );
		if ( conversations === null ) {
			return false;
		}
		this.decideAll( conversations, new Map() );
		return this.doubtful.length === 0 && ! this.changes.isEmpty && ! this.changes.changesState;
	}

	/** Writes and commits. Fails with `isOutOfDate`, and has written nothing, when what was known is out of date. */
	async write( tx: Transaction ): Promise< void > {
		if ( this.manner.basis === 'locked' ) {
			const { conversations, existing } = await this.read( tx );
			this.decideAll( conversations, existing );
		}
		if ( this.changes.isEmpty ) {
			await tx.script( [ [ 'ROLLBACK', [] ] ] );
			return;
		}
		this.isUncertain = true;
		const [ heads = [] ] = await tx.script( [
			...this.changes.statements( this.stores, this.manner.basis ),
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

	/** Locks the conversations and, if it is to, looks the client ids up, in one round trip. */
	private async read( tx: Transaction ) {
		const { skipsLocked, order, looksForRepeated } = this.manner;
		const ids = this.conversationIds;
		const script: Statement[] = [
			...( order === 'feed-first' ? [ this.stores.feed.selectLocked() ] : [] ),
			this.stores.conversations.selectLocked( ids, skipsLocked ),
			...( looksForRepeated ? [ this.stores.messages.selectByKeys( this.posts.map( keyOfPost ) ) ] : [] ),
		];
		const results = await tx.script( script );
		const locked = results[ order === 'feed-first' ? 1 : 0 ] as ConversationRow[];
		const before = looksForRepeated ? ( results.at( -1 ) as MessageRow[] ) : [];
		return {
			conversations: new Map( locked.map( ( row ) => [ row.id, row ] ) ),
			existing: new Map( before.map( ( row ) => [ textOf( row ), row ] ) ),
		};
	}

	private decideAll( conversations: Map< number, ConversationRow >, existing: Map< string, MessageRow > ): void {
		for ( const post of this.posts ) {
			const conversation = conversations.get( post.conversationId );
			if ( conversation !== undefined ) {
				this.decide( post, conversation, existing );
			} else if ( this.manner.skipsLocked ) {
				this.skipped.push( post );
			} else {
				this.answers.push( () => post.reject( notFound() ) );
			}
		}
	}

	private decide( post: WaitingPost, conversation: ConversationRow, existing: Map< string, MessageRow > ): void {
		const key = textOf( keyOfPost( post ) );
		const earlier = existing.get( key );
		try {
			assertVisible( post.sender, conversation );
			if ( earlier !== undefined ) {
				assertSame( post.draft, earlier );
				const { conversationId, seq } = earlier;
				this.answers.push( () => post.resolve( { isNew: false, conversationId, seq } ) );
				return;
			}
			const row = addMessage( this.changes, conversation, post.sender, post.draft );
			// The same post may be in this batch a second time.
			existing.set( key, row );
			this.stored.push( { post, row, conversation } );
		} catch ( error ) {
			if ( this.manner.looksForRepeated || earlier !== undefined ) {
				this.answers.push( () => post.reject( error ) );
			} else {
				this.doubtful.push( post );
			}
		}
	}

	/** Answers the senders, then announces; called once the commit has returned. */
	settle( announcer: Announcer ): void {
		const ready = new Map< string, { json: string; conversation: ConversationRow; isNote: boolean } >();
		for ( const { post, row, conversation } of this.stored ) {
			const { sender } = post;
			const json = toJson(
				presentMessage( {
					...row,
					conversationPublicId: post.conversationPublicId,
					visitorPublicId: post.visitorPublicId,
					visitorName: sender.type === 'visitor' ? ( this.names.get( sender.id ) ?? '' ) : '',
					agentName: sender.type === 'agent' ? sender.name : null,
					agentAvatarUrl: sender.type === 'agent' ? sender.avatarUrl : null,
				} )
			);
			ready.set( `${ row.conversationId }:${ row.seq }`, { json, conversation, isNote: row.kind === 'note' } );
			post.resolve( { isNew: true, json } );
		}
		this.answers.forEach( ( answer ) => answer() );
		if ( this.changes.isEmpty ) {
			return;
		}
		const events = this.changes.numbered( this.head );
		announcer.announce(
			events.map( ( row ) => {
				const message =
					row.type === 'message.created' ? ready.get( `${ row.conversationId }:${ row.seq }` ) : undefined;
				return { row, ready: message === undefined ? null : show( row.number, message ) };
			} ),
			this.changes.changed
		);
	}
}

function show(
	number: number,
	{ json, conversation, isNote }: { json: string; conversation: ConversationRow; isNote: boolean }
): ReadyEvent {
	const event = `{"type":"message.created","message":${ json }}`;
	return {
		number,
		type: 'message.created',
		conversationId: conversation.id,
		visitorId: conversation.visitorId,
		departmentId: conversation.departmentId,
		agentJson: event,
		visitorJson: isNote ? null : event,
	};
}

/** Names what makes a post the same post when it comes again. */
export const keyOfPost = ( post: Post ): MessageKey => ( {
	conversationId: post.conversationId,
	authorType: post.sender.type,
	authorId: post.sender.id,
	clientId: post.draft.clientId,
} );

/** Writes a message's key as one text. */
export const textOf = ( key: MessageKey ) =>
	`${ key.conversationId }:${ key.authorType }:${ key.authorId }:${ key.clientId }`;

/** A client id names one message: another text under it is a mistake, not a repetition. */
export function assertSame( draft: Draft, earlier: MessageRow ): void {
	if ( earlier.body !== draft.body || earlier.kind !== draft.kind ) {
		throw new ChatError(
			'client_id_reused',
			'This client id belongs to a message with another text. Choose a new one for each message.'
		);
	}
}
