import { makeId } from '../ids';
import { nameKey } from './name-key';
import { prefixPattern } from './prefix';
import type { BoundValue, Queryable } from './queryable';
import type { Tables } from './tables';

/** A tag; `nameKey` is what its name is compared by. */
export interface TagRow {
	id: number;
	publicId: string;
	name: string;
	nameKey: string;
}

/** A page of the tags, by name. */
export interface TagPage {
	/** Only those whose names begin like this. */
	prefix?: string;
	/** Only those behind this key. */
	after?: string;
	limit: number;
}

const COLUMNS = 't.id, t.public_id AS publicId, t.name, t.name_key AS nameKey';

/** Tags, and which conversations have them. */
export class TagStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns the tag of this name. */
	async findByName( db: Queryable, name: string ): Promise< TagRow | null > {
		const [ row ] = await db.query< TagRow >(
			`SELECT ${ COLUMNS } FROM ${ this.tables.tags } t WHERE t.name_key = ?`,
			[ nameKey( name ) ]
		);
		return row ?? null;
	}

	/** Locks these tags; in the order of an index, so that two who lock several cannot wait for each other. */
	async lock( db: Queryable, publicIds: readonly string[] ): Promise< TagRow[] > {
		return db.query< TagRow >(
			`SELECT ${ COLUMNS } FROM ${ this.tables.tags } t WHERE t.public_id IN (?) FOR UPDATE`,
			[ publicIds ]
		);
	}

	/** Returns a page of the tags, by name. */
	async listPage( db: Queryable, { prefix = '', after = '', limit }: TagPage ): Promise< TagRow[] > {
		return db.query< TagRow >(
			`SELECT ${ COLUMNS } FROM ${ this.tables.tags } t FORCE INDEX (name_key)
			WHERE t.name_key > ? AND t.name_key LIKE ? ORDER BY t.name_key LIMIT ?`,
			[ after, prefixPattern( nameKey( prefix ) ), limit ]
		);
	}

	/** Makes those of these tags that do not exist, and locks all of them: none is deleted before the transaction ends. */
	async ensure( db: Queryable, names: readonly string[], now: string ): Promise< TagRow[] > {
		if ( names.length === 0 ) {
			return [];
		}
		const byKey = new Map( names.map( ( name ) => [ nameKey( name ), name ] ) );
		// In one order, so that two who make the same ones cannot wait for each other.
		const keys = [ ...byKey.keys() ].sort();
		await db.change(
			`INSERT INTO ${ this.tables.tags } (public_id, name, name_key, created_at)
			VALUES ${ keys.map( () => '(?, ?, ?, ?)' ).join( ', ' ) } ON DUPLICATE KEY UPDATE id = id`,
			keys.flatMap( ( key ) => [ makeId( 't' ), byKey.get( key ) ?? key, key, now ] )
		);
		return db.query< TagRow >( `SELECT ${ COLUMNS } FROM ${ this.tables.tags } t WHERE t.name_key IN (?)`, [
			keys,
		] );
	}

	/** Gives a tag another name; fails with `isDuplicate` when that is another tag's. */
	async rename( db: Queryable, id: number, name: string ): Promise< void > {
		await db.change( `UPDATE ${ this.tables.tags } SET name = ?, name_key = ? WHERE id = ?`, [
			name,
			nameKey( name ),
			id,
		] );
	}

	async delete( db: Queryable, id: number ): Promise< void > {
		await db.change( `DELETE FROM ${ this.tables.tags } WHERE id = ?`, [ id ] );
	}

	/** Returns the tags that each of these conversations has, by name. */
	async listOf( db: Queryable, conversationIds: readonly number[] ): Promise< Map< number, TagRow[] > > {
		const tags = new Map< number, TagRow[] >();
		if ( conversationIds.length === 0 ) {
			return tags;
		}
		const rows = await db.query< TagRow & { conversationId: number } >(
			`SELECT ct.conversation_id AS conversationId, ${ COLUMNS }
			FROM ${ this.tables.conversationTags } ct STRAIGHT_JOIN ${ this.tables.tags } t ON t.id = ct.tag_id
			WHERE ct.conversation_id IN (?)`,
			[ conversationIds ]
		);
		// A few for each: sorting them here costs less than there.
		for ( const { conversationId, ...row } of rows.sort( ( a, b ) => ( a.nameKey < b.nameKey ? -1 : 1 ) ) ) {
			tags.set( conversationId, [ ...( tags.get( conversationId ) ?? [] ), row ] );
		}
		return tags;
	}

	/** Puts tags on conversations; one that a conversation has already stays on it. */
	async put( db: Queryable, conversationIds: readonly number[], tagIds: readonly number[] ): Promise< void > {
		const pairs = conversationIds.flatMap( ( conversationId ) => tagIds.map( ( id ) => [ conversationId, id ] ) );
		if ( pairs.length > 0 ) {
			await db.change(
				`INSERT IGNORE INTO ${ this.tables.conversationTags } (conversation_id, tag_id)
				VALUES ${ pairs.map( () => '(?, ?)' ).join( ', ' ) }`,
				pairs.flat()
			);
		}
	}

	/** Takes tags from conversations. */
	async take( db: Queryable, conversationIds: readonly number[], tagIds: readonly number[] ): Promise< void > {
		if ( conversationIds.length > 0 && tagIds.length > 0 ) {
			await db.change(
				`DELETE FROM ${ this.tables.conversationTags } WHERE conversation_id IN (?) AND tag_id IN (?)`,
				[ conversationIds, tagIds ]
			);
		}
	}

	/** Returns some of the conversations that have a tag, the newest first. */
	async listConversations( db: Queryable, tagId: number, limit: number ): Promise< number[] > {
		const rows = await db.query< { id: number } >( ...this.selectConversations( tagId, limit ) );
		return rows.map( ( { id } ) => id );
	}

	/**
	 * Counts the conversations that have each of these tags and are in these departments (undefined: in any), among the
	 * newest `limit` that have it: counting all would take longer with each one.
	 */
	async count(
		db: Queryable,
		tagIds: readonly number[],
		limit: number,
		departmentIds?: readonly number[]
	): Promise< Map< number, number > > {
		if ( tagIds.length === 0 ) {
			return new Map();
		}
		const within =
			departmentIds === undefined
				? ''
				: `STRAIGHT_JOIN ${ this.tables.conversations } c ON c.id = newest.id WHERE c.department_id IN (?)`;
		const counts = tagIds.map( ( tagId ): [ string, BoundValue[] ] => {
			const [ newest, bound ] = this.selectConversations( tagId, limit );
			return [
				`SELECT ? AS tagId, COUNT(*) AS total FROM (${ newest }) newest ${ within }`,
				// No conversation is in department 0: who may see none counts none.
				[ tagId, ...bound, ...( departmentIds === undefined ? [] : [ [ 0, ...departmentIds ] ] ) ],
			];
		} );
		const rows = await db.query< { tagId: number; total: number } >(
			counts.map( ( [ sql ] ) => sql ).join( ' UNION ALL ' ),
			counts.flatMap( ( [ , values ] ) => values )
		);
		return new Map( rows.map( ( row ) => [ row.tagId, row.total ] ) );
	}

	private selectConversations( tagId: number, limit: number ): [ string, BoundValue[] ] {
		return [
			`SELECT conversation_id AS id FROM ${ this.tables.conversationTags }
			WHERE tag_id = ? ORDER BY conversation_id DESC LIMIT ?`,
			[ tagId, limit ],
		];
	}
}
