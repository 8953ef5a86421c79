import type { MessageList } from '../../protocol';
import { backoffDelay } from '../backoff';
import { systemClock, type Clock } from '../clock';
import { isRetryable } from '../errors';
import { listMessages } from '../calls/messages';
import type { AnyConversation, RelayClient } from '../calls/relay-client';
import { holeAfter, type ConversationLog, type PagePlace } from './conversation-log';

export interface HistoryReaderOptions< C extends AnyConversation > {
	client: RelayClient< C >;
	/** Returns a conversation's messages as far as they are known; null while nobody looks at them. */
	findLog( conversationId: string ): ConversationLog | null;
	/** Takes in what was read, by `withPage`. */
	onPage( conversationId: string, place: PagePlace, page: MessageList ): void;
	/** Hears when reading of earlier messages begins and when it is over. */
	onReadingEarlier?( conversationId: string, isReading: boolean ): void;
	clock?: Clock;
}

/** Events that overtake each other, or an own answer, get this long to arrive before messages are read again. */
const HOLE_MS = 200;
const MESSAGES_PER_PAGE = 50;

/** Reads the messages of conversations: the newest, earlier ones, and those that are missing between others. */
export class HistoryReader< C extends AnyConversation > {
	private readonly options: HistoryReaderOptions< C >;
	private readonly clock: Clock;
	private readonly ending = new AbortController();
	/** Conversations whose earlier messages are on their way. */
	private readonly readingEarlier = new Set< string >();
	/** Conversations with a hole that is waited for or being filled. */
	private readonly holes = new Map< string, number | undefined >();

	constructor( options: HistoryReaderOptions< C > ) {
		this.options = options;
		this.clock = options.clock ?? systemClock;
	}

	/** Reads the newest messages; throws if that fails. */
	readNewest( conversationId: string ): Promise< void > {
		return this.read( conversationId, 'newest' );
	}

	/** Reads the messages before the first one known, if there are any and they are not on their way; throws if that fails. */
	async readEarlier( conversationId: string ): Promise< void > {
		const log = this.options.findLog( conversationId );
		const before = log?.messages[ 0 ]?.seq;
		if ( ! log?.hasOlder || before === undefined || this.readingEarlier.has( conversationId ) ) {
			return;
		}
		this.readingEarlier.add( conversationId );
		this.options.onReadingEarlier?.( conversationId, true );
		try {
			await this.read( conversationId, 'earlier', { before } );
		} finally {
			this.readingEarlier.delete( conversationId );
			this.options.onReadingEarlier?.( conversationId, false );
		}
	}

	/** Looks after a message was taken in whether others are missing before it; reads them unless they arrive soon. */
	fillHole( conversationId: string ): void {
		if ( this.hole( conversationId ) !== null && ! this.holes.has( conversationId ) ) {
			this.fillAfter( conversationId, HOLE_MS, 0 );
		}
	}

	/** Ends: nothing that is on its way is taken in any more. */
	stop(): void {
		this.ending.abort();
		this.holes.forEach( ( timer ) => this.clock.clearTimeout( timer ) );
		this.holes.clear();
	}

	private fillAfter( conversationId: string, wait: number, attempt: number ): void {
		const timer = this.clock.setTimeout( () => void this.fill( conversationId, attempt ), wait );
		this.holes.set( conversationId, timer );
	}

	private async fill( conversationId: string, attempt: number ): Promise< void > {
		try {
			let after = this.hole( conversationId );
			while ( after !== null ) {
				await this.read( conversationId, 'later', { after } );
				const next = this.hole( conversationId );
				// A page that fills nothing is no reason to ask for it again.
				after = next === after ? null : next;
			}
		} catch ( error ) {
			if ( isRetryable( error ) && ! this.ending.signal.aborted ) {
				this.fillAfter( conversationId, backoffDelay( attempt ), attempt + 1 );
				return;
			}
		}
		this.holes.delete( conversationId );
	}

	private hole( conversationId: string ): number | null {
		const log = this.options.findLog( conversationId );
		return log && holeAfter( log );
	}

	private async read(
		conversationId: string,
		place: PagePlace,
		from: { before?: number; after?: number } = {}
	): Promise< void > {
		const { signal } = this.ending;
		const page = await listMessages(
			this.options.client,
			conversationId,
			{ ...from, limit: MESSAGES_PER_PAGE },
			{ signal }
		);
		if ( ! signal.aborted ) {
			this.options.onPage( conversationId, place, page );
		}
	}
}
