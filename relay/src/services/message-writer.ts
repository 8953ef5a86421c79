import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock';
import { ChatError, databaseUnavailable, notFound, overloaded } from '../errors';
import type { SiteMetrics } from '../metrics';
import {
	asChatError,
	isDeadlock,
	isDuplicate,
	isLockWait,
	isOutOfDate,
	pauseForRetry,
	type Database,
} from '../store/database';
import { sqlTime } from '../store/moments';
import type { MessageRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { Announcer } from './announcer';
import type { ConversationCache } from './conversation-cache';
import {
	assertSame,
	keyOfPost,
	MessageBatch,
	textOf,
	type BatchManner,
	type Post,
	type Stored,
	type WaitingPost,
} from './message-batch';

const BATCH_POSTS = 200;
/**
 * From so many posts on, a commit shows that more are on their way, and the next one waits a moment for company, until
 * there is enough of it (docs/decisions/0013, 0015, 0016).
 */
const BUSY_POSTS = 3;
const GATHER_MS = 2;
const ENOUGH_POSTS = 16;
const BATCH_BYTES = 524_288;
const WAITING_POSTS = 5_000;
const WAITING_BYTES = 16_777_216;
const DEADLOCK_RETRIES = 3;
/** The sender has waited for the commit already; whoever hears "not now" sends again and is told then. */
const LOOKUP_MS = 800;
/** From the beginning of a batch until its senders hear something, whatever the database does (docs/threats.md B11). */
const ANSWER_MS = 2_950;

/**
 * Stores messages, those that arrive together in one commit (docs/decisions/0004). While a commit is under way, what
 * arrives gathers; when it returns, all of that goes out as the next. A conversation that somebody else holds is put
 * aside and waits on a connection of its own, so that it delays nobody else.
 */
export class MessageWriter {
	private waiting: WaitingPost[] = [];
	private waitingBytes = 0;
	private isRunning = false;
	/** Ends the wait for company. */
	private goOn: ( () => void ) | null = null;
	private readonly aside = new Map< number, WaitingPost[] >();
	private whenIdle: Array< () => void > = [];

	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly cache: ConversationCache,
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
			// As it leaves on streams, where a control character takes six bytes: a batch must not be more than a stream may hold.
			const bytes = Buffer.byteLength( JSON.stringify( post.draft.body ) );
			const waiting: WaitingPost = { ...post, bytes, resolve, reject };
			this.waitingBytes += bytes;
			const lane = this.aside.get( post.conversationId );
			if ( lane !== undefined ) {
				lane.push( waiting );
				return;
			}
			this.waiting.push( waiting );
			if ( this.waiting.length >= ENOUGH_POSTS ) {
				this.goOn?.();
			}
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
			const posts = this.take( this.waiting );
			await this.storeBatch( posts, true );
			if ( posts.length >= BUSY_POSTS ) {
				await this.gather();
			}
		}
		this.isRunning = false;
		this.tellIdle();
	}

	private gather(): Promise< void > {
		if ( this.waiting.length >= ENOUGH_POSTS ) {
			return Promise.resolve();
		}
		return new Promise( ( resolve ) => {
			this.goOn = () => {
				this.goOn = null;
				clearTimeout( timer );
				// What else arrives in this turn of the event loop comes along.
				setImmediate( resolve );
			};
			const timer = setTimeout( this.goOn, GATHER_MS );
		} );
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
	private async storeBatch( posts: WaitingPost[], skipsLocked: boolean, looksForRepeated = false ): Promise< void > {
		const startedAt = performance.now();
		const basis = skipsLocked && ! looksForRepeated ? 'known' : 'locked';
		let manner: BatchManner = { basis, skipsLocked, looksForRepeated, order: 'feed-last' };
		for ( let retries = 0; ; ) {
			let batch = this.createBatch( posts, manner );
			if ( manner.basis === 'known' && ! batch.decideByKnown() ) {
				manner = { ...manner, basis: 'locked' };
				batch = this.createBatch( posts, manner );
			}
			try {
				await this.database.scripted( async ( tx ) => {
					try {
						await batch.write( tx );
					} catch ( error ) {
						if ( ! isOutOfDate( error ) ) {
							throw error;
						}
						// Nothing was written, so the same transaction can go the long way.
						this.cache.forget( batch.conversationIds );
						batch = this.createBatch( posts, { ...manner, basis: 'locked' } );
						await batch.write( tx );
					}
				} );
			} catch ( error ) {
				this.cache.forget( batch.conversationIds );
				if ( isDuplicate( error ) && ! manner.looksForRepeated ) {
					manner = { ...manner, basis: 'locked', looksForRepeated: true };
					continue;
				}
				if ( isDeadlock( error ) && retries < DEADLOCK_RETRIES ) {
					await pauseForRetry( retries++ );
					// Whoever we met held the feed and wanted a conversation: going their way, we cannot meet them again.
					manner = { ...manner, basis: 'locked', order: 'feed-first' };
					continue;
				}
				await this.handleFailure( batch, posts, error, skipsLocked, startedAt );
				return;
			}
			batch.settle( this.announcer );
			if ( batch.size > 0 ) {
				this.metrics.committed( batch.size );
			}
			await this.putAside( batch.skipped );
			if ( batch.doubtful.length > 0 ) {
				await this.storeBatch( batch.doubtful, skipsLocked, true );
			}
			return;
		}
	}

	private createBatch( posts: WaitingPost[], manner: BatchManner ): MessageBatch {
		return new MessageBatch( posts, this.stores, this.cache, manner, sqlTime( this.clock.now() ) );
	}

	private async handleFailure(
		batch: MessageBatch,
		posts: WaitingPost[],
		error: unknown,
		skipsLocked: boolean,
		startedAt: number
	): Promise< void > {
		const failure = asChatError( error );
		if ( failure instanceof ChatError ) {
			const isAway = ! isLockWait( error ) && ! isDeadlock( error );
			if ( isAway ) {
				this.refuseWaiting();
				void this.announcer.poll();
			}
			if ( isAway && batch.isUncertain ) {
				await this.resolveUncertain( posts, startedAt + ANSWER_MS - performance.now() );
			} else {
				posts.forEach( ( post ) => post.reject( failure ) );
			}
			return;
		}
		if ( posts.length === 1 ) {
			posts[ 0 ]?.reject( failure );
			return;
		}
		// One row that the database will not have must not fail the others.
		for ( const post of posts ) {
			await this.storeBatch( [ post ], skipsLocked );
		}
	}

	/** The connection was lost around the commit: only the rows can tell whether it happened. */
	private async resolveUncertain( posts: readonly WaitingPost[], patience: number ): Promise< void > {
		let found = new Map< string, MessageRow >();
		try {
			const rows = await Promise.race( [
				this.stores.messages.listByKeys( this.database, posts.map( keyOfPost ) ),
				delay( Math.max( 0, Math.min( LOOKUP_MS, patience ) ), [], { ref: false } ),
			] );
			found = new Map( rows.map( ( row ) => [ textOf( row ), row ] ) );
		} catch {
			// Still unknown. The senders hear "not now" and send again with the same keys.
		}
		for ( const post of posts ) {
			const row = found.get( textOf( keyOfPost( post ) ) );
			if ( row === undefined ) {
				post.reject( databaseUnavailable() );
				continue;
			}
			try {
				assertSame( post.draft, row );
				post.resolve( { isNew: false, conversationId: row.conversationId, seq: row.seq } );
			} catch ( error ) {
				post.reject( error );
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
			// What came for it meanwhile comes after it.
			const later = this.waiting.filter( ( { conversationId } ) => conversationId === post.conversationId );
			this.waiting = this.waiting.filter( ( { conversationId } ) => conversationId !== post.conversationId );
			const created = [ post, ...later ];
			this.aside.set( post.conversationId, created );
			setImmediate( () => void this.runAside( post.conversationId, created ) );
		}
	}
}
