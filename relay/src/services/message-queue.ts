import { databaseUnavailable, overloaded } from '../errors';
import type { Post, Stored, WaitingPost } from './message-post';

/** Most posts, and bytes, of one commit. */
const BATCH_POSTS = 200;
const BATCH_BYTES = 524_288;
/** Most posts, and bytes, that may wait. */
const WAITING_POSTS = 5_000;
const WAITING_BYTES = 16_777_216;
/**
 * A commit of so many posts shows that more are on their way: the next one is delayed by so long, or until so many wait
 * (docs/decisions/0012).
 */
const BUSY_POSTS = 3;
const DELAY_MS = 2;
const ENOUGH_POSTS = 16;

/** The outcome of a batch, after its senders have been answered. */
export interface BatchOutcome {
	/** Posts that are not answered yet, because another transaction has locked their conversations. */
	readonly locked: readonly WaitingPost[];
	readonly isDatabaseAway: boolean;
}

/**
 * Commits a batch and answers its senders; never throws. With `skipsLocked` it leaves out conversations that another
 * transaction has locked; otherwise it waits for them.
 */
export type WriteBatch = ( posts: readonly WaitingPost[], skipsLocked: boolean ) => Promise< BatchOutcome >;

/**
 * Decides which posts are committed together, and when: group commit (docs/decisions/0004). What arrives while a commit
 * is under way is the next batch. The posts of a locked conversation get a queue of their own, so that they delay nobody
 * else.
 */
export class MessageQueue {
	private waiting: WaitingPost[] = [];
	private waitingBytes = 0;
	private isRunning = false;
	/** Queues of locked conversations. */
	private readonly lanes = new Map< number, WaitingPost[] >();
	private endDelay: ( () => void ) | null = null;
	private idleListeners: Array< () => void > = [];

	constructor( private readonly write: WriteBatch ) {}

	/** Adds a post; resolves after its commit. */
	add( post: Post ): Promise< Stored > {
		if ( this.waiting.length >= WAITING_POSTS || this.waitingBytes >= WAITING_BYTES ) {
			return Promise.reject( overloaded() );
		}
		return new Promise( ( resolve, reject ) => {
			// As it leaves on streams, where a control character takes six bytes: a batch must not be more than a stream may hold.
			const bytes = Buffer.byteLength( JSON.stringify( post.draft.content ) );
			this.enqueue( { ...post, bytes, resolve, reject } );
		} );
	}

	/** Resolves when nothing waits any more. */
	idle(): Promise< void > {
		return this.isIdle ? Promise.resolve() : new Promise( ( resolve ) => this.idleListeners.push( resolve ) );
	}

	private enqueue( post: WaitingPost ): void {
		this.waitingBytes += post.bytes;
		const lane = this.lanes.get( post.conversationId );
		if ( lane !== undefined ) {
			lane.push( post );
			return;
		}
		this.waiting.push( post );
		if ( this.waiting.length >= ENOUGH_POSTS ) {
			this.endDelay?.();
		}
		if ( ! this.isRunning ) {
			this.isRunning = true;
			// What arrives in this same turn of the event loop joins the first commit.
			setImmediate( () => void this.run() );
		}
	}

	private async run(): Promise< void > {
		while ( this.waiting.length > 0 ) {
			const batch = this.take( this.waiting );
			const { locked, isDatabaseAway } = await this.write( batch, true );
			if ( isDatabaseAway ) {
				this.refuseWaiting();
			}
			this.moveToLanes( locked );
			if ( batch.length >= BUSY_POSTS ) {
				await this.delay();
			}
		}
		this.isRunning = false;
		this.tellIfIdle();
	}

	private async runLane( conversationId: number, lane: WaitingPost[] ): Promise< void > {
		while ( lane.length > 0 ) {
			const { isDatabaseAway } = await this.write( this.take( lane ), false );
			if ( isDatabaseAway ) {
				this.refuseWaiting();
			}
		}
		this.lanes.delete( conversationId );
		this.tellIfIdle();
	}

	private delay(): Promise< void > {
		if ( this.waiting.length >= ENOUGH_POSTS ) {
			return Promise.resolve();
		}
		return new Promise( ( resolve ) => {
			this.endDelay = () => {
				this.endDelay = null;
				clearTimeout( timer );
				// What else arrives in this turn of the event loop joins the batch.
				setImmediate( resolve );
			};
			const timer = setTimeout( this.endDelay, DELAY_MS );
		} );
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

	private moveToLanes( posts: readonly WaitingPost[] ): void {
		if ( posts.length === 0 ) {
			return;
		}
		posts.forEach( ( post ) => ( this.waitingBytes += post.bytes ) );
		// What has arrived for these conversations meanwhile comes after.
		const locked = new Set( posts.map( ( post ) => post.conversationId ) );
		const later = this.waiting.filter( ( post ) => locked.has( post.conversationId ) );
		this.waiting = this.waiting.filter( ( post ) => ! locked.has( post.conversationId ) );
		for ( const post of [ ...posts, ...later ] ) {
			const { conversationId } = post;
			const lane = this.lanes.get( conversationId );
			if ( lane !== undefined ) {
				lane.push( post );
				continue;
			}
			const created = [ post ];
			this.lanes.set( conversationId, created );
			setImmediate( () => void this.runLane( conversationId, created ) );
		}
	}

	/* While the database is away, each batch would wait for its own time limit behind the one before it. */
	private refuseWaiting(): void {
		for ( const post of this.waiting.splice( 0 ) ) {
			this.waitingBytes -= post.bytes;
			post.reject( databaseUnavailable() );
		}
	}

	private get isIdle(): boolean {
		return ! this.isRunning && this.lanes.size === 0;
	}

	private tellIfIdle(): void {
		if ( this.isIdle ) {
			this.idleListeners.splice( 0 ).forEach( ( resolve ) => resolve() );
		}
	}
}
