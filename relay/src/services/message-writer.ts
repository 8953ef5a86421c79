import type { Clock } from '../clock';
import { toJson } from '../json';
import { ChatError, databaseUnavailable, notFound, overloaded } from '../errors';
import type { SiteMetrics } from '../metrics';
import type { Participant } from '../participants';
import { assertVisible } from '../policies/visibility';
import { presentMessage } from '../present';
import { ChangeSet } from '../store/change-set';
import {
	asChatError,
	isDeadlock,
	isLockWait,
	pauseForRetry,
	type Database,
	type Statement,
	type Transaction,
} from '../store/database';
import { sqlTime } from '../store/moments';
import type { MessageKey } from '../store/message-store';
import type { ConversationRow, MessageRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { Announcer, Shown } from './announcer';
import { addMessage, type Draft } from './conversation-rules';

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

interface WaitingPost extends Post {
	readonly bytes: number;
	resolve( stored: Stored ): void;
	reject( error: unknown ): void;
}

const BATCH_POSTS = 200;
const BATCH_BYTES = 524_288;
const WAITING_POSTS = 5_000;
const WAITING_BYTES = 16_777_216;
const DEADLOCK_RETRIES = 3;

/**
 * Stores messages, those that arrive together in one commit (docs/decisions/0004). While a commit is under way, what
 * arrives gathers; when it returns, all of that goes out as the next. A conversation that somebody else holds is put
 * aside and waits on a connection of its own, so that it delays nobody else.
 */
export class MessageWriter {
	private waiting: WaitingPost[] = [];
	private waitingBytes = 0;
	private isRunning = false;
	private readonly aside = new Map< number, WaitingPost[] >();
	private whenIdle: Array< () => void > = [];

	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly announcer: Announcer,
		private readonly clock: Clock,
		private readonly metrics: SiteMetrics
	) {}

	/** Stores a message and resolves after its commit. */
	store( post: Post ): Promise< Stored > {
		if ( this.waiting.length >= WAITING_POSTS || this.waitingBytes >= WAITING_BYTES ) {
			return Promise.reject( overloaded() );
		}
		return new Promise( ( resolve, reject ) => {
			const bytes = Buffer.byteLength( post.draft.body );
			const waiting: WaitingPost = { ...post, bytes, resolve, reject };
			this.waitingBytes += bytes;
			const lane = this.aside.get( post.conversationId );
			if ( lane !== undefined ) {
				lane.push( waiting );
				return;
			}
			this.waiting.push( waiting );
			if ( ! this.isRunning ) {
				this.isRunning = true;
				// What arrives in this same turn of the event loop joins the first commit.
				setImmediate( () => void this.run() );
			}
		} );
	}

	/** Resolves when nothing waits any more. */
	idle(): Promise< void > {
		if ( ! this.isRunning && this.aside.size === 0 ) {
			return Promise.resolve();
		}
		return new Promise( ( resolve ) => this.whenIdle.push( resolve ) );
	}

	private async run(): Promise< void > {
		while ( this.waiting.length > 0 ) {
			await this.storeBatch( this.take( this.waiting ), true );
		}
		this.isRunning = false;
		this.tellIdle();
	}

	private async runAside( conversationId: number, lane: WaitingPost[] ): Promise< void > {
		while ( lane.length > 0 ) {
			await this.storeBatch( this.take( lane ), false );
		}
		this.aside.delete( conversationId );
		this.tellIdle();
	}

	private take( queue: WaitingPost[] ): WaitingPost[] {
		let count = 0;
		let bytes = 0;
		for ( const post of queue ) {
			if ( count > 0 && ( count >= BATCH_POSTS || bytes + post.bytes > BATCH_BYTES ) ) {
				break;
			}
			count++;
			bytes += post.bytes;
		}
		this.waitingBytes -= bytes;
		return queue.splice( 0, count );
	}

	private tellIdle(): void {
		if ( ! this.isRunning && this.aside.size === 0 ) {
			this.whenIdle.splice( 0 ).forEach( ( resolve ) => resolve() );
		}
	}

	/** Stores a batch and answers every sender; never throws. */
	private async storeBatch( posts: WaitingPost[], skipsLocked: boolean ): Promise< void > {
		for ( let retry = 0; ; retry++ ) {
			const batch = new Batch( posts, this.stores, sqlTime( this.clock.now() ) );
			// Whoever we met held the feed and wanted a conversation: going their way, we cannot meet them again.
			const order = retry > 0 ? 'feed-first' : 'feed-last';
			try {
				await this.database.scripted( ( tx ) => batch.write( tx, skipsLocked, order ) );
			} catch ( error ) {
				if ( isDeadlock( error ) && retry < DEADLOCK_RETRIES ) {
					await pauseForRetry( retry );
					continue;
				}
				await this.handleFailure( batch, posts, error, skipsLocked );
				return;
			}
			batch.settle( this.announcer );
			if ( batch.size > 0 ) {
				this.metrics.committed( batch.size );
			}
			await this.putAside( batch.skipped );
			return;
		}
	}

	private async handleFailure(
		batch: Batch,
		posts: WaitingPost[],
		error: unknown,
		skipsLocked: boolean
	): Promise< void > {
		const failure = asChatError( error );
		if ( failure instanceof ChatError ) {
			if ( batch.isUncertain && ! isLockWait( error ) && ! isDeadlock( error ) ) {
				await this.resolveUncertain( posts );
			} else {
				posts.forEach( ( post ) => post.reject( failure ) );
			}
			if ( ! isLockWait( error ) && ! isDeadlock( error ) ) {
				this.refuseWaiting();
				void this.announcer.poll();
			}
			return;
		}
		if ( posts.length === 1 ) {
			posts[ 0 ]?.reject( failure );
			return;
		}
		// One row that the database will not have must not fail its neighbours.
		for ( const post of posts ) {
			await this.storeBatch( [ post ], skipsLocked );
		}
	}

	/** The connection was lost around the commit: only the rows can tell whether it happened. */
	private async resolveUncertain( posts: readonly WaitingPost[] ): Promise< void > {
		let found = new Map< string, MessageRow >();
		try {
			const rows = await this.stores.messages.listByKeys( this.database, posts.map( keyOfPost ) );
			found = new Map( rows.map( ( row ) => [ textOf( row ), row ] ) );
		} catch {
			// Still unknown. The senders hear "not now" and send again with the same keys.
		}
		for ( const post of posts ) {
			const row = found.get( textOf( keyOfPost( post ) ) );
			if ( row === undefined ) {
				post.reject( databaseUnavailable() );
			} else {
				post.resolve( { isNew: false, conversationId: row.conversationId, seq: row.seq } );
			}
		}
	}

	/* While the database is away, each batch would wait for its own time limit behind the one before it. */
	private refuseWaiting(): void {
		for ( const post of this.waiting.splice( 0 ) ) {
			this.waitingBytes -= post.bytes;
			post.reject( databaseUnavailable() );
		}
	}

	/** Moves posts of conversations that somebody else holds, or that are gone, out of the others' way. */
	private async putAside( posts: readonly WaitingPost[] ): Promise< void > {
		if ( posts.length === 0 ) {
			return;
		}
		let existing: Set< number >;
		try {
			const ids = [ ...new Set( posts.map( ( post ) => post.conversationId ) ) ];
			existing = await this.stores.conversations.listExisting( this.database, ids );
		} catch ( error ) {
			posts.forEach( ( post ) => post.reject( asChatError( error ) ) );
			return;
		}
		for ( const post of posts ) {
			if ( ! existing.has( post.conversationId ) ) {
				post.reject( notFound() );
				continue;
			}
			this.waitingBytes += post.bytes;
			const lane = this.aside.get( post.conversationId );
			if ( lane !== undefined ) {
				lane.push( post );
				continue;
			}
			const created = [ post ];
			this.aside.set( post.conversationId, created );
			setImmediate( () => void this.runAside( post.conversationId, created ) );
		}
	}
}

/** The feed's lock comes last, so that it is held for a moment only; after a deadlock it comes first. */
type LockOrder = 'feed-last' | 'feed-first';

/** One attempt at storing posts together. Nobody is answered before the commit has returned. */
class Batch {
	/** Posts whose conversations were held by somebody else, or are gone. */
	readonly skipped: WaitingPost[] = [];
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
		now: string
	) {
		this.changes = new ChangeSet( now );
	}

	/** How many messages were stored. */
	get size(): number {
		return this.stored.length;
	}

	async write( tx: Transaction, skipsLocked: boolean, order: LockOrder ): Promise< void > {
		const { conversations, existing } = await this.read( tx, skipsLocked, order );
		for ( const post of this.posts ) {
			const conversation = conversations.get( post.conversationId );
			if ( conversation !== undefined ) {
				this.decide( post, conversation, existing );
			} else if ( skipsLocked ) {
				this.skipped.push( post );
			} else {
				this.answers.push( () => post.reject( notFound() ) );
			}
		}
		if ( this.changes.isEmpty ) {
			await tx.script( [ [ 'ROLLBACK', [] ] ] );
			return;
		}
		const { statements, raiseHead } = this.changes.statements( this.stores );
		this.isUncertain = true;
		const results = await tx.script( [ ...statements, [ 'COMMIT', [] ] ] );
		this.head = ( results[ raiseHead ] as { insertId: number } ).insertId;
	}

	/** Locks the conversations and looks the client ids up, in one journey. */
	private async read( tx: Transaction, skipsLocked: boolean, order: LockOrder ) {
		const ids = [ ...new Set( this.posts.map( ( post ) => post.conversationId ) ) ];
		const visitorIds = [
			...new Set(
				this.posts.filter( ( post ) => post.sender.type === 'visitor' ).map( ( post ) => post.sender.id )
			),
		];
		const script: Statement[] = [
			[ 'START TRANSACTION', [] ],
			this.stores.conversations.selectLocked( ids, skipsLocked ),
			this.stores.messages.selectByKeys( this.posts.map( keyOfPost ) ),
		];
		if ( visitorIds.length > 0 ) {
			script.push( this.stores.visitors.selectNames( visitorIds ) );
		}
		if ( order === 'feed-first' ) {
			script.splice( 1, 0, this.stores.feed.selectLocked() );
		}
		const results = await tx.script( script );
		const [ locked, before, names ] = results.slice( order === 'feed-first' ? 2 : 1 ) as [
			ConversationRow[],
			MessageRow[],
			Array< { id: number; name: string } >?,
		];
		this.names = new Map( ( names ?? [] ).map( ( { id, name } ) => [ id, name ] ) );
		return {
			conversations: new Map( locked.map( ( row ) => [ row.id, row ] ) ),
			existing: new Map( before.map( ( row ) => [ textOf( row ), row ] ) ),
		};
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
			this.answers.push( () => post.reject( error ) );
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
		announcer.announce(
			this.changes.numbered( this.head ).map( ( row ) => {
				const message =
					row.type === 'message.created' ? ready.get( `${ row.conversationId }:${ row.seq }` ) : undefined;
				return { row, ready: message === undefined ? null : show( row.number, row.visitorId, message ) };
			} )
		);
	}
}

function show(
	number: number,
	visitorId: number,
	{ json, conversation, isNote }: { json: string; conversation: ConversationRow; isNote: boolean }
): Shown {
	const event = `{"type":"message.created","message":${ json }}`;
	return {
		number,
		type: 'message.created',
		visitorId,
		departmentId: conversation.departmentId,
		agentJson: event,
		visitorJson: isNote ? null : event,
	};
}

const keyOfPost = ( post: Post ): MessageKey => ( {
	conversationId: post.conversationId,
	authorType: post.sender.type,
	authorId: post.sender.id,
	clientId: post.draft.clientId,
} );

const textOf = ( key: MessageKey ) => `${ key.conversationId }:${ key.authorType }:${ key.authorId }:${ key.clientId }`;

/** A client id names one message: another text under it is a mistake, not a repetition. */
export function assertSame( draft: Draft, earlier: MessageRow ): void {
	if ( earlier.body !== draft.body || earlier.kind !== draft.kind ) {
		throw new ChatError(
			'client_id_reused',
			'This client id belongs to a message with another text. Choose a new one for each message.'
		);
	}
}
