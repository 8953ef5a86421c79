import { LIMITS } from '../../protocol';
import type { Clock } from '../clock';
import type { Database } from '../store/database';
import type { EventRow } from '../store/event-row';
import type { Queryable, Transaction } from '../store/queryable';
import type { SearchedText, SearchPlace } from '../store/search-store';
import { sqlTime } from '../store/sql-time';
import type { Stores } from '../store/stores';
import { factsOf } from './facts';
import { distinctWords } from './words';

/** The reaction that goes on from where the table was begun. */
const REACTION = 'search';
/** Conversations of a visitor whose words are renewed at once; in passing no others are. */
const CONVERSATIONS = 50;

/**
 * Keeps the table of words as the messages are. Everything is done under locks on what the words are of: nobody erases that
 * meanwhile and leaves its words behind.
 */
export class SearchIndex {
	constructor(
		private readonly stores: Stores,
		private readonly clock: Clock
	) {}

	/** Adds the words of messages; adding them again changes nothing. */
	async addMessages( tx: Transaction, places: readonly SearchPlace[] ): Promise< void > {
		if ( places.length > 0 ) {
			await this.addTexts( tx, await this.stores.search.lockTexts( tx, places ) );
		}
	}

	/** Puts the words about who their visitors are, where they were and how they are tagged in the place of older ones. */
	async renewFacts( tx: Transaction, conversationIds: readonly number[] ): Promise< void > {
		if ( conversationIds.length === 0 ) {
			return;
		}
		const { search, conversationDetails, tags } = this.stores;
		const ids = await search.lockConversations( tx, conversationIds );
		const details = await conversationDetails.list( tx, ids );
		const tagsOf = await tags.listOf( tx, ids );
		await search.removeFacts( tx, conversationIds );
		await search.add(
			tx,
			details.map( ( row ) => ( {
				conversationId: row.id,
				seq: 0,
				words: wordsToFind( factsOf( row, tagsOf.get( row.id ) ?? [] ).map( ( { text } ) => text ) ),
			} ) )
		);
	}

	/** Returns conversations of the visitors whom events are about: of those who came very often only the newest. */
	async listOfVisitors( db: Queryable, events: readonly Pick< EventRow, 'visitorId' >[] ): Promise< number[] > {
		const lists: number[][] = [];
		for ( const id of new Set( events.map( ( { visitorId } ) => visitorId ) ) ) {
			lists.push( await this.stores.conversations.listNewestOfVisitor( db, id, CONVERSATIONS ) );
		}
		return lists.flat();
	}

	/** Renews the words about all conversations of a visitor. */
	async renewFactsOfVisitor( tx: Transaction, visitorId: number ): Promise< void > {
		for ( let ids = [ 0 ]; ids.length > 0; ) {
			ids = await this.stores.conversations.listOfVisitor( tx, visitorId, ids.at( -1 ) ?? 0, CONVERSATIONS );
			await this.renewFacts( tx, ids );
		}
	}

	/** Has the reaction begin after the newest event now, unless it has begun. */
	async beginWithFeed( db: Queryable ): Promise< void > {
		await this.stores.reactions.load( db, REACTION, sqlTime( this.clock.now() ) );
	}

	/** Adds the words of messages before a place, the newest first; returns where to go on, undefined: nowhere. */
	addBefore( database: Database, before: SearchPlace | null, limit: number ): Promise< SearchPlace | undefined > {
		return database.transaction( async ( tx ) => {
			const rows = await this.stores.search.lockTextsBefore( tx, before, limit );
			await this.addTexts( tx, rows );
			await this.renewFacts( tx, [ ...new Set( rows.map( ( { conversationId } ) => conversationId ) ) ] );
			const last = rows.at( -1 );
			return last === undefined || rows.length < limit
				? undefined
				: { conversationId: last.conversationId, seq: last.seq };
		} );
	}

	private async addTexts( tx: Transaction, texts: readonly SearchedText[] ): Promise< void > {
		await this.stores.search.add(
			tx,
			texts.map( ( { conversationId, seq, body } ) => ( {
				conversationId,
				seq,
				words: wordsToFind( [ body ] ),
			} ) )
		);
	}
}

const wordsToFind = ( texts: readonly string[] ) => distinctWords( texts, LIMITS.searchWordsPerMessage );
