import { makeId } from '../ids';
import { nameKey } from './name-key';
import { readableBy } from './owners';
import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** What can be written of a canned response. */
export interface CannedResponseContent {
	/** The agent whose own one it is; `SHARED`: it is all agents'. */
	ownerId: number;
	shortcut: string;
	/** Empty: any. */
	language: string;
	title: string;
	body: string;
	folder: string;
}

export interface CannedResponseRow extends CannedResponseContent {
	id: number;
	publicId: string;
	shortcutKey: string;
	usageCount: number;
	createdAt: string;
	updatedAt: string;
	updatedById: number;
	/** Null when the relay does not know who that is. */
	updatedByName: string | null;
	updatedByAvatarUrl: string | null;
}

/** A page of those that an agent may read, by shortcut. */
export interface CannedResponsePage {
	/** Only those behind this one. */
	after?: { shortcutKey: string; id: number };
	limit: number;
}

const COLUMNS = `r.id, r.public_id AS publicId, r.owner_id AS ownerId, r.shortcut, r.shortcut_key AS shortcutKey,
	r.language, r.title, r.body, r.folder, r.usage_count AS usageCount, r.created_at AS createdAt,
	r.updated_at AS updatedAt, r.updated_by AS updatedById, a.name AS updatedByName, a.avatar_url AS updatedByAvatarUrl`;

/** Texts that agents have ready. Each method names the agent who asks: nobody finds another's own ones. */
export class CannedResponseStore {
	private readonly select: string;

	constructor( private readonly tables: Tables ) {
		this.select = `SELECT ${ COLUMNS } FROM ${ tables.cannedResponses } r
			LEFT JOIN ${ tables.agents } a ON a.id = r.updated_by`;
	}

	/** Returns a page of those that are shared, and of the agent's own. */
	async listPage(
		db: Queryable,
		agentId: number,
		{ after, limit }: CannedResponsePage
	): Promise< CannedResponseRow[] > {
		return db.query< CannedResponseRow >(
			`${ this.select } WHERE r.owner_id IN (?)
			AND (r.shortcut_key > ? OR (r.shortcut_key = ? AND r.id > ?)) ORDER BY r.shortcut_key, r.id LIMIT ?`,
			[ readableBy( agentId ), after?.shortcutKey ?? '', after?.shortcutKey ?? '', after?.id ?? 0, limit ]
		);
	}

	/** Returns one that is shared, or the agent's own. */
	async find( db: Queryable, agentId: number, publicId: string ): Promise< CannedResponseRow | null > {
		const [ row ] = await db.query< CannedResponseRow >(
			`${ this.select } WHERE r.public_id = ? AND r.owner_id IN (?)`,
			[ publicId, readableBy( agentId ) ]
		);
		return row ?? null;
	}

	/** Keeps others from changing one that is shared, or the agent's own; returns whether there is one. */
	async lock( db: Queryable, agentId: number, publicId: string ): Promise< boolean > {
		const rows = await db.query(
			`SELECT r.id FROM ${ this.tables.cannedResponses } r WHERE r.public_id = ? AND r.owner_id IN (?) FOR UPDATE`,
			[ publicId, readableBy( agentId ) ]
		);
		return rows.length > 0;
	}

	/** Counts those of an owner, and keeps others from adding one meanwhile. */
	async countForUpdate( db: Queryable, ownerId: number ): Promise< number > {
		const rows = await db.query(
			`SELECT r.id FROM ${ this.tables.cannedResponses } r WHERE r.owner_id = ? FOR UPDATE`,
			[ ownerId ]
		);
		return rows.length;
	}

	/** Stores a new one; fails with `isDuplicate` when the owner has one of this shortcut and language. */
	async insert( db: Queryable, row: CannedResponseContent, agentId: number, now: string ): Promise< string > {
		const publicId = makeId( 'r' );
		await db.change(
			`INSERT INTO ${ this.tables.cannedResponses }
			(public_id, owner_id, shortcut, shortcut_key, language, title, body, folder, created_at, updated_at, updated_by)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			[ publicId, ...valuesOf( row ), now, now, agentId ]
		);
		return publicId;
	}

	/** Writes what can be changed of one; fails like `insert`. */
	async update(
		db: Queryable,
		id: number,
		row: CannedResponseContent,
		agentId: number,
		now: string
	): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.cannedResponses } SET owner_id = ?, shortcut = ?, shortcut_key = ?, language = ?,
			title = ?, body = ?, folder = ?, updated_at = ?, updated_by = ? WHERE id = ?`,
			[ ...valuesOf( row ), now, agentId, id ]
		);
	}

	async delete( db: Queryable, id: number ): Promise< void > {
		await db.change( `DELETE FROM ${ this.tables.cannedResponses } WHERE id = ?`, [ id ] );
	}

	/** Counts that one was used; returns whether the agent may read it. */
	async addUse( db: Queryable, agentId: number, publicId: string ): Promise< boolean > {
		const { affectedRows } = await db.change(
			`UPDATE ${ this.tables.cannedResponses } SET usage_count = usage_count + 1
			WHERE public_id = ? AND owner_id IN (?)`,
			[ publicId, readableBy( agentId ) ]
		);
		return affectedRows > 0;
	}
}

const valuesOf = ( { ownerId, shortcut, language, title, body, folder }: CannedResponseContent ) => [
	ownerId,
	shortcut,
	nameKey( shortcut ),
	language,
	title,
	body,
	folder,
];
