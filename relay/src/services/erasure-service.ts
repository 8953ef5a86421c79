import { randomBytes } from 'node:crypto';
import type { Database } from '../store/database';
import type { ConversationRow, VisitorRow } from '../store/rows';
import type { Stores } from '../store/stores';

/** Rows of one kind that one statement deletes. */
const ROWS = 1_000;
/** Of those that a message has many of, the words in it. */
const WORDS = 10_000;
const CONVERSATIONS = 50;

/** Hears that everything that readers have may be out of date: the feed. */
interface Poller {
	/** Reads where the feed stands. */
	poll(): Promise< void >;
}

/**
 * Deletes conversations and people, under the locks that everybody takes who writes: the visitor, the conversations, the
 * feed. What is large goes in portions, a transaction each; cut short anywhere, it can be begun again.
 */
export class ErasureService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly feed: Poller
	) {}

	/** Deletes a visitor with all their conversations; every screen that shows one of them is told to reload. */
	async eraseVisitor( id: number ): Promise< void > {
		const { database, stores } = this;
		do {
			const ids = await stores.conversations.listOfVisitor( database, id, 0, CONVERSATIONS );
			await this.eraseConversations( ids );
			await inPortions( async () => ( await stores.erasure.deleteEvents( database, id, ROWS ) ) === ROWS );
		} while ( ! ( await this.eraseIdle( id, true ) ) );
		await stores.erasure.deleteJobsAbout( database, 'visitorId', [ id ] );
		await this.feed.poll();
	}

	/** Deletes a visitor who has no conversation any more and has not been here since a moment. Nobody is told. */
	async eraseForgotten( id: number, moment: string ): Promise< void > {
		await this.eraseIdle( id, false, ( { lastSeenAt } ) => lastSeenAt < moment );
	}

	/** Deletes conversations, as far as each `isWanted` when it is locked. Nobody is told. */
	async eraseConversations(
		ids: readonly number[],
		isWanted: ( row: ConversationRow ) => boolean = () => true
	): Promise< void > {
		if ( ids.length === 0 ) {
			return;
		}
		await this.stores.erasure.deleteJobsAbout( this.database, 'conversationId', ids );
		for ( const id of ids ) {
			await inPortions( () => this.erasePortion( id, isWanted ) );
		}
	}

	/** Deletes some of what a conversation has, or all that is left of it; returns whether there is more. */
	private erasePortion( id: number, isWanted: ( row: ConversationRow ) => boolean ): Promise< boolean > {
		const { conversations, erasure } = this.stores;
		return this.database.transaction( async ( tx ) => {
			const row = await conversations.lock( tx, id );
			if ( row === null || ! isWanted( row ) ) {
				return false;
			}
			const messages = await erasure.deleteMessages( tx, id, ROWS );
			// After the messages: whoever was adding words to what could be found held those.
			const words = await erasure.deleteWords( tx, id, WORDS );
			const hasMore = messages === ROWS || words === WORDS;
			if ( ! hasMore ) {
				await erasure.deleteConversation( tx, id );
			}
			return hasMore;
		} );
	}

	/** Deletes a visitor unless another tab has begun a conversation meanwhile; returns whether they are gone. */
	private eraseIdle(
		id: number,
		isTold: boolean,
		isWanted: ( row: VisitorRow ) => boolean = () => true
	): Promise< boolean > {
		const { conversations, erasure, feed, visitors } = this.stores;
		return this.database.transaction( async ( tx ) => {
			const row = await visitors.lock( tx, id );
			if ( row === null || ! isWanted( row ) ) {
				return true;
			}
			if ( ( await conversations.listOfVisitor( tx, id, 0, 1 ) ).length > 0 ) {
				return false;
			}
			await erasure.deleteVisitor( tx, id );
			if ( isTold ) {
				await feed.changeEpoch( tx, randomBytes( 16 ).toString( 'hex' ) );
			}
			return true;
		} );
	}
}

/** Deletes portion by portion for as long as there is more. */
async function inPortions( remove: () => Promise< boolean > ): Promise< void > {
	while ( await remove() ) {
		// Each is a commit of its own, so that whoever waits for a row comes in between.
	}
}
