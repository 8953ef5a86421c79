import type { Author } from '../../protocol';
import { LIMITS } from '../../protocol/limits';
import { systemClock, type Clock } from '../clock';
import { sendTyping } from '../calls/messages';
import type { AnyConversation, RelayClient } from '../calls/relay-client';

/** Somebody is writing. */
export interface Typing {
	author: Author;
	/** What a visitor has typed so far; agents see it. */
	text: string | null;
}

export interface TypingSignsOptions< C extends AnyConversation > {
	client: RelayClient< C >;
	/** Own signs, as from another tab, are not shown. */
	ownId: string;
	/** Hears who is writing in a conversation; null: nobody any more. */
	onTyping( conversationId: string, typing: Typing | null ): void;
	clock?: Clock;
}

/** Typing is told at most this often: the relay lets a sign go out after twice that time. */
const TELL_MS = 3_000;

/** Signs of typing: tells the own ones, and shows those of others until they go out. */
export class TypingSigns< C extends AnyConversation > {
	private readonly options: TypingSignsOptions< C >;
	private readonly clock: Clock;
	private readonly toldAt = new Map< string, number >();
	private readonly shown = new Map< string, { authorId: string; timer: number } >();

	constructor( options: TypingSignsOptions< C > ) {
		this.options = options;
		this.clock = options.clock ?? systemClock;
	}

	/** Tells the other side that something is being written. */
	tell( conversationId: string ): void {
		const now = this.clock.now();
		if ( now - ( this.toldAt.get( conversationId ) ?? -Infinity ) >= TELL_MS ) {
			this.toldAt.set( conversationId, now );
			// Passing news: if it does not arrive, nothing is lost.
			sendTyping( this.options.client, conversationId ).catch( () => {} );
		}
	}

	/** Forgets the last sign, since what was written is sent or gone: the next one is told at once. */
	forgetTold( conversationId: string ): void {
		this.toldAt.delete( conversationId );
	}

	/** Shows a sign for as long as it is good. */
	show( conversationId: string, typing: Typing ): void {
		if ( typing.author.id === this.options.ownId ) {
			return;
		}
		this.clock.clearTimeout( this.shown.get( conversationId )?.timer );
		const timer = this.clock.setTimeout( () => this.hide( conversationId, typing.author.id ), LIMITS.typingMs );
		this.shown.set( conversationId, { authorId: typing.author.id, timer } );
		this.options.onTyping( conversationId, typing );
	}

	/** Takes away a sign, if this author's is the one that is shown. */
	hide( conversationId: string, authorId: string ): void {
		const sign = this.shown.get( conversationId );
		if ( sign && sign.authorId === authorId ) {
			this.clock.clearTimeout( sign.timer );
			this.shown.delete( conversationId );
			this.options.onTyping( conversationId, null );
		}
	}

	/** Takes away all signs. */
	stop(): void {
		this.shown.forEach( ( { authorId }, conversationId ) => this.hide( conversationId, authorId ) );
	}
}
