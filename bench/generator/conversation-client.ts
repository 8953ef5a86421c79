import { HttpPoster } from './http-poster';
import { KEY_PLACE, keyOf, MARK_PLACE, MARK_START } from './marks';
import type { StreamClient } from './stream-client';
import type { ConversationPlan } from './wire-plan';

/** Who is told what becomes of a conversation's messages. */
export interface ConversationListener {
	/** How late it is, unless it had to wait for the one before. */
	posted( conversation: number, lateMs: number | null ): void;
	answered( conversation: number, number: number, status: number ): void;
	/** Nobody knows whether it was taken. */
	lost( conversation: number, number: number ): void;
}

/** One visitor's writing: messages wait for one another, for one post of a conversation is under way at a time. */
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

	/** How many messages are due and wait for the one under way. */
	get waiting(): number {
		return this.dueAt.length - this.posted;
	}

	/** When the oldest message that waits was due. */
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

	/** Forgets the messages that wait; returns when they were due. */
	dropWaiting(): number[] {
		return this.dueAt.splice( this.posted );
	}

	/** Takes the arrival of one's own message for its answer, where there is no other. */
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
