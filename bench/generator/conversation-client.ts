import { HttpPoster } from './http-poster';
import { KEY_PLACE, keyOf, MARK_PLACE, MARK_START } from './marks';
import type { StreamClient } from './stream-client';
import type { ConversationPlan } from './wire-plan';

/** Is told what becomes of a conversation's messages. */
export interface ConversationListener {
	/** By how much it is late, unless it had to wait for the one before. */
	posted( conversation: number, lateMs: number | null ): void;
	answered( conversation: number, number: number, status: number ): void;
	/** Nobody knows whether the server took it. */
	lost( conversation: number, number: number ): void;
}

/** Writes as one visitor does: one post at a time, so later messages wait. */
export class ConversationClient {
	/** When each message was due, from the first to the last. */
	readonly dueAt: number[] = [];
	stream: StreamClient | undefined;
	private readonly pieces: readonly string[];
	private readonly poster: HttpPoster | null;
	private posted = 0;
	isBusy = false;

	constructor(
		private readonly index: number,
		port: number,
		plan: ConversationPlan,
		private readonly listener: ConversationListener
	) {
		this.pieces = plan.post.replaceAll( MARK_PLACE, MARK_START + KEY_PLACE ).split( KEY_PLACE );
		this.poster =
			plan.postsOn === 'stream'
				? null
				: new HttpPoster( port, {
						answered: ( status ) =>
							this.settle( () => listener.answered( index, this.posted - 1, status ) ),
						lost: () => this.settle( () => listener.lost( index, this.posted - 1 ) ),
					} );
	}

	/** Number of messages that are due and wait. */
	get waiting(): number {
		return this.dueAt.length - this.posted;
	}

	/** When the oldest waiting message was due. */
	get oldestDueAt(): number {
		return this.dueAt[ this.posted ] ?? Infinity;
	}

	/** Posts a message that is due now, or as soon as the one under way is answered. */
	due( at: number ): void {
		this.dueAt.push( at );
		if ( ! this.isBusy ) {
			this.next( performance.now() - at );
		}
	}

	/** Drops the waiting messages; returns when they were due. */
	dropWaiting(): number[] {
		return this.dueAt.splice( this.posted );
	}

	/** Takes the arrival of one's own message as its answer, for protocols without answers. */
	heard( number: number ): void {
		if ( this.poster === null && this.isBusy && number === this.posted - 1 ) {
			this.settle( () => this.listener.answered( this.index, number, 201 ) );
		}
	}

	private settle( tell: () => void ): void {
		this.isBusy = false;
		tell();
		if ( ! this.isBusy && this.waiting > 0 ) {
			this.next( null );
		}
	}

	private next( lateMs: number | null ): void {
		const number = this.posted++;
		this.isBusy = true;
		this.listener.posted( this.index, lateMs );
		const text = this.pieces.join( keyOf( this.index, number ) );
		if ( this.poster === null ) {
			this.stream?.say( text );
		} else {
			this.poster.post( text );
		}
	}
}
