import { kindsThat } from '../content/content-types';
import { orNone } from './conversation-filter';
import type { BoundValue, Queryable } from './queryable';
import type { MessageRow } from './rows';
import type { Tables } from './tables';

/** A message's place; the place 0 of a conversation stands for who its visitor is, where they were and its tags. */
export interface SearchPlace {
	conversationId: number;
	seq: number;
}

/** The words that can be found at a place. */
export interface WordsAtPlace extends SearchPlace {
	words: readonly string[];
}

/** What somebody wrote. */
export type SearchedText = Pick< MessageRow, 'conversationId' | 'seq' | 'body' >;

/** A word, or the beginning of words. */
export interface WordRange {
	readonly word: string;
	readonly isBeginning: boolean;
}

/** Some of the places that have a word. */
export interface PlacesPage {
	/** Only places before this one; null: from the newest on. */
	before: SearchPlace | null;
	/** No places before this one. */
	from?: SearchPlace;
	limit: number;
}

/** Rows of one INSERT. */
const PORTION = 2_000;
/** Whatever comes after a beginning is less than this: it is no byte of UTF-8. */
const AFTER_ALL = Buffer.from( [ 0xff ] );

/** Which words are where. Places are in the order of the key, the newest conversation and its newest message first. */
export class SearchStore {
	constructor( private readonly tables: Tables ) {}

	/** Adds words; those that are there already stay. */
	async add( db: Queryable, entries: readonly WordsAtPlace[] ): Promise< void > {
		const rows = entries.flatMap( ( { conversationId, seq, words } ) =>
			words.map( ( word ): BoundValue[] => [ conversationId, seq, Buffer.from( word ) ] )
		);
		for ( let from = 0; from < rows.length; from += PORTION ) {
			const portion = rows.slice( from, from + PORTION );
			await db.change(
				`INSERT IGNORE INTO ${ this.tables.searchWords } (conversation_id, seq, word)
				VALUES ${ portion.map( () => '(?, ?, ?)' ).join( ', ' ) }`,
				portion.flat()
			);
		}
	}

	/** Removes the words about conversations as such, not those of their messages. */
	async removeFacts( db: Queryable, conversationIds: readonly number[] ): Promise< void > {
		await db.change( `DELETE FROM ${ this.tables.searchWords } WHERE conversation_id IN (?) AND seq = 0`, [
			conversationIds,
		] );
	}

	/**
	 * Returns those of these messages that people wrote. Until the transaction ends nobody can delete them: whoever erases
	 * a person waits, and then finds the words that come of them.
	 */
	async lockTexts( db: Queryable, places: readonly SearchPlace[] ): Promise< SearchedText[] > {
		return db.query< SearchedText >(
			`SELECT conversation_id AS conversationId, seq, body FROM ${ this.tables.messages }
			WHERE (${ places.map( () => '(conversation_id = ? AND seq = ?)' ).join( ' OR ' ) }) AND kind IN (?)
			LOCK IN SHARE MODE`,
			[ ...places.flatMap( ( { conversationId, seq } ) => [ conversationId, seq ] ), kindsThat( 'isWritten' ) ]
		);
	}

	/**
	 * Returns messages before a place, the newest first, and keeps them from being deleted like `lockTexts`. What nobody wrote
	 * is there too, without its text.
	 */
	async lockTextsBefore( db: Queryable, before: SearchPlace | null, limit: number ): Promise< SearchedText[] > {
		const [ condition, bound ] = beforePlace( before );
		return db.query< SearchedText >(
			`SELECT conversation_id AS conversationId, seq, IF(kind IN (?), body, '') AS body
			FROM ${ this.tables.messages } FORCE INDEX (PRIMARY)
			WHERE ${ condition } ORDER BY conversation_id DESC, seq DESC LIMIT ? LOCK IN SHARE MODE`,
			[ kindsThat( 'isWritten' ), ...bound, limit ]
		);
	}

	/** Returns those of these conversations that exist, and keeps them from being deleted until the transaction ends. */
	async lockConversations( db: Queryable, ids: readonly number[] ): Promise< number[] > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.conversations } FORCE INDEX (PRIMARY) WHERE id IN (?) LOCK IN SHARE MODE`,
			[ ids ]
		);
		return rows.map( ( { id } ) => id );
	}

	/** Counts the places of each of these words up to a limit. */
	async count( db: Queryable, ranges: readonly WordRange[], limit: number ): Promise< number[] > {
		const counts = ranges.map( ( range, index ): [ string, BoundValue[] ] => {
			const [ condition, bound ] = inRange( range );
			return [
				`SELECT ? AS place, COUNT(*) AS total FROM (
					SELECT 1 FROM ${ this.tables.searchWords } FORCE INDEX (word) WHERE ${ condition } LIMIT ?
				) counted`,
				[ index, ...bound, limit ],
			];
		} );
		const rows = await db.query< { place: number; total: number } >(
			counts.map( ( [ sql ] ) => sql ).join( ' UNION ALL ' ),
			counts.flatMap( ( [ , bound ] ) => bound )
		);
		return rows.sort( ( a, b ) => a.place - b.place ).map( ( { total } ) => total );
	}

	/**
	 * Returns some of the places that have a word, in order. Those of one word are there in this order; those of a beginning
	 * are all read first.
	 */
	async listByWord( db: Queryable, range: WordRange, { before, limit }: PlacesPage ): Promise< SearchPlace[] > {
		const [ condition, bound ] = inRange( range );
		const [ inPage, boundPage ] = beforePlace( before );
		return db.query< SearchPlace >(
			`SELECT ${ range.isBeginning ? 'DISTINCT' : '' } conversation_id AS conversationId, seq
			FROM ${ this.tables.searchWords } FORCE INDEX (word) WHERE ${ condition } AND ${ inPage }
			ORDER BY conversation_id DESC, seq DESC LIMIT ?`,
			[ ...bound, ...boundPage, limit ]
		);
	}

	/** Returns the place so many words before another one, or null where there are not so many. */
	async findBack( db: Queryable, before: SearchPlace | null, words: number ): Promise< SearchPlace | null > {
		const [ condition, bound ] = beforePlace( before );
		const [ row ] = await db.query< SearchPlace >(
			`SELECT conversation_id AS conversationId, seq FROM ${ this.tables.searchWords } FORCE INDEX (PRIMARY)
			WHERE ${ condition } ORDER BY conversation_id DESC, seq DESC LIMIT 1 OFFSET ?`,
			[ ...bound, words ]
		);
		return row ?? null;
	}

	/** Returns the places that have a word between two places, in order: it reads all words that are there. */
	async listBetween(
		db: Queryable,
		range: WordRange,
		{ before, from, limit }: PlacesPage
	): Promise< SearchPlace[] > {
		const [ condition, bound ] = inRange( range );
		const [ inPage, boundPage ] = beforePlace( before );
		const least = from ?? { conversationId: 0, seq: 0 };
		return db.query< SearchPlace >(
			`SELECT DISTINCT conversation_id AS conversationId, seq FROM ${ this.tables.searchWords } FORCE INDEX (PRIMARY)
			WHERE ${ inPage } AND conversation_id >= ? AND (conversation_id > ? OR seq >= ?) AND ${ condition }
			ORDER BY conversation_id DESC, seq DESC LIMIT ?`,
			[ ...boundPage, least.conversationId, least.conversationId, least.seq, ...bound, limit ]
		);
	}

	/** Returns places in these conversations that have a word, in no order. `isCommon`: it has more places than they have words. */
	async listIn(
		db: Queryable,
		range: WordRange,
		conversationIds: readonly number[],
		{ isCommon, limit }: { isCommon: boolean; limit: number }
	): Promise< SearchPlace[] > {
		const [ condition, bound ] = inRange( range );
		return db.query< SearchPlace >(
			`SELECT conversation_id AS conversationId, seq FROM ${ this.tables.searchWords }
			FORCE INDEX (${ isCommon ? 'PRIMARY' : 'word' }) WHERE ${ condition } AND conversation_id IN (?) LIMIT ?`,
			[ ...bound, conversationIds, limit ]
		);
	}

	/** Returns those of these conversations that are in one of these departments. */
	async listInDepartments(
		db: Queryable,
		conversationIds: readonly number[],
		departmentIds: readonly number[]
	): Promise< Set< number > > {
		const rows = await db.query< { id: number } >(
			`SELECT id FROM ${ this.tables.conversations } FORCE INDEX (PRIMARY) WHERE id IN (?) AND department_id IN (?)`,
			[ conversationIds, orNone( departmentIds ) ]
		);
		return new Set( rows.map( ( { id } ) => id ) );
	}
}

function inRange( { word, isBeginning }: WordRange ): [ sql: string, bound: BoundValue[] ] {
	const from = Buffer.from( word );
	return isBeginning
		? [ 'word >= ? AND word < ?', [ from, Buffer.concat( [ from, AFTER_ALL ] ) ] ]
		: [ 'word = ?', [ from ] ];
}

/* Two comparisons and not one of pairs, for which MySQL reads no part of an index. */
function beforePlace( place: SearchPlace | null ): [ sql: string, bound: BoundValue[] ] {
	const { conversationId, seq } = place ?? { conversationId: Number.MAX_SAFE_INTEGER, seq: 0 };
	return [ 'conversation_id <= ? AND (conversation_id < ? OR seq < ?)', [ conversationId, conversationId, seq ] ];
}
