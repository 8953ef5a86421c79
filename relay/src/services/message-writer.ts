import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../clock';
import { ChatError, databaseUnavailable, notFound } from '../errors';
import type { SiteMetrics } from '../metrics';
import { pauseForRetry, type Database } from '../store/database';
import { asChatError, isDeadlock, isDuplicate, isLockWait, isOutOfDate } from '../store/database-errors';
import { sqlTime } from '../store/sql-time';
import type { MessageRow } from '../store/rows';
import type { Stores } from '../store/stores';
import type { Announcer } from './announcer';
import type { ConversationCache } from './conversation-cache';
import { MessageBatch, type Strategy } from './message-batch';
import { assertSameContent, keyOfPost, textOfKey, type Post, type Stored, type WaitingPost } from './message-post';
import { MessageQueue, type BatchOutcome } from './message-queue';

const DEADLOCK_RETRIES = 3;
/** Longest look-up after an uncertain commit. A sender who is told to try again gets the answer then. */
const LOOKUP_MS = 800;
/** From the beginning of a batch until its senders hear something, whatever the database does (docs/threats.md B11). */
const ANSWER_MS = 2_950;

/** Stores messages, in batches that its queue puts together. */
export class MessageWriter {
	private readonly queue = new MessageQueue( ( posts, skipsLocked ) => this.write( posts, skipsLocked ) );

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
		return this.queue.add( post );
	}

	/** Resolves when nothing waits any more. */
	idle(): Promise< void > {
		return this.queue.idle();
	}

	/**
	 * Commits a batch and answers its senders; never throws. What the optimistic attempt cannot do is done under locks, and
	 * after a deadlock with the feed's lock first.
	 */
	private async write( posts: readonly WaitingPost[], skipsLocked: boolean ): Promise< BatchOutcome > {
		const startedAt = performance.now();
		let batch = this.createBatch( posts, 'optimistic', skipsLocked );
		// A batch that waits for locks has met one: its conversation is not as the cache has it.
		if ( ! skipsLocked || ! batch.prepare( this.cache ) ) {
			batch = this.createBatch( posts, 'locked', skipsLocked );
		}
		for ( let deadlocks = 0; ; ) {
			try {
				await this.database.scripted( ( tx ) => batch.write( tx ) );
				break;
			} catch ( error ) {
				this.cache.forget( batch.conversationIds );
				if ( batch.strategy === 'optimistic' && ( isOutOfDate( error ) || isDuplicate( error ) ) ) {
					batch = this.createBatch( posts, 'locked', skipsLocked );
				} else if ( isDeadlock( error ) && deadlocks < DEADLOCK_RETRIES ) {
					await pauseForRetry( deadlocks++ );
					batch = this.createBatch( posts, 'feed-first', skipsLocked );
				} else {
					return this.handleFailure( batch, error, startedAt );
				}
			}
		}
		batch.settle( this.announcer );
		if ( batch.size > 0 ) {
			this.metrics.committed( batch.size );
		}
		return { locked: await this.rejectMissing( batch.skipped ), isDatabaseAway: false };
	}

	private createBatch( posts: readonly WaitingPost[], strategy: Strategy, skipsLocked: boolean ): MessageBatch {
		return new MessageBatch( posts, this.stores, strategy, skipsLocked, sqlTime( this.clock.now() ) );
	}

	/** Returns the posts whose conversations exist, so that somebody must have locked them; the others are answered. */
	private async rejectMissing( posts: readonly WaitingPost[] ): Promise< readonly WaitingPost[] > {
		if ( posts.length === 0 ) {
			return posts;
		}
		try {
			const ids = [ ...new Set( posts.map( ( post ) => post.conversationId ) ) ];
			const existing = await this.stores.conversations.listExisting( this.database, ids );
			const missing = posts.filter( ( post ) => ! existing.has( post.conversationId ) );
			missing.forEach( ( post ) => post.reject( notFound() ) );
			return posts.filter( ( post ) => existing.has( post.conversationId ) );
		} catch ( error ) {
			posts.forEach( ( post ) => post.reject( asChatError( error ) ) );
			return [];
		}
	}

	private async handleFailure( batch: MessageBatch, error: unknown, startedAt: number ): Promise< BatchOutcome > {
		const { posts, skipsLocked } = batch;
		const failure = asChatError( error );
		if ( failure instanceof ChatError ) {
			const isDatabaseAway = ! isLockWait( error ) && ! isDeadlock( error );
			if ( isDatabaseAway ) {
				void this.announcer.poll();
			}
			if ( isDatabaseAway && batch.mayHaveCommitted ) {
				await this.answerFromRows( posts, startedAt + ANSWER_MS - performance.now() );
			} else {
				posts.forEach( ( post ) => post.reject( failure ) );
			}
			return { locked: [], isDatabaseAway };
		}
		const [ post ] = posts;
		if ( posts.length === 1 && post !== undefined ) {
			post.reject( failure );
			return { locked: [], isDatabaseAway: false };
		}
		return this.writeOneByOne( posts, skipsLocked );
	}

	/** One row that the database refuses must not fail the others. */
	private async writeOneByOne( posts: readonly WaitingPost[], skipsLocked: boolean ): Promise< BatchOutcome > {
		const locked: WaitingPost[] = [];
		let isDatabaseAway = false;
		for ( const post of posts ) {
			const outcome = await this.write( [ post ], skipsLocked );
			locked.push( ...outcome.locked );
			isDatabaseAway ||= outcome.isDatabaseAway;
		}
		return { locked, isDatabaseAway };
	}

	/** Answers posts whose commit may or may not have happened, because the connection was lost around it. */
	private async answerFromRows( posts: readonly WaitingPost[], timeoutMs: number ): Promise< void > {
		let found = new Map< string, MessageRow >();
		try {
			const rows = await Promise.race( [
				this.stores.messages.listByKeys( this.database, posts.map( keyOfPost ) ),
				delay( Math.max( 0, Math.min( LOOKUP_MS, timeoutMs ) ), [], { ref: false } ),
			] );
			found = new Map( rows.map( ( row ) => [ textOfKey( row ), row ] ) );
		} catch {
			// Still unknown. The senders hear "not now" and send again with the same keys.
		}
		for ( const post of posts ) {
			const row = found.get( textOfKey( keyOfPost( post ) ) );
			if ( row === undefined ) {
				post.reject( databaseUnavailable() );
				continue;
			}
			try {
				assertSameContent( post.draft, row );
				post.resolve( { isNew: false, conversationId: row.conversationId, seq: row.seq } );
			} catch ( error ) {
				post.reject( error );
			}
		}
	}
}
