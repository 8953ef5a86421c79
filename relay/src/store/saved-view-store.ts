import { makeId } from '../ids';
import { readableBy } from './owners';
import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** What can be written of a saved view. */
export interface SavedViewContent {
	/** The agent whose own one it is; `SHARED`: it is all agents'. */
	ownerId: number;
	name: string;
	list: string;
	/** JSON. */
	filters: string;
	order: number;
}

export interface SavedViewRow extends SavedViewContent {
	id: number;
	publicId: string;
	createdAt: string;
	updatedAt: string;
}

const COLUMNS = `id, public_id AS publicId, owner_id AS ownerId, name, list_name AS list, filters, sort_order AS \`order\`,
	created_at AS createdAt, updated_at AS updatedAt`;

/** Lists that agents have given a name. Each method names the agent who asks: nobody finds another's own ones. */
export class SavedViewStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns the agent's own, then those that are shared, each in their order. */
	async list( db: Queryable, agentId: number ): Promise< SavedViewRow[] > {
		const rows = await db.query< SavedViewRow >(
			`SELECT ${ COLUMNS } FROM ${ this.tables.savedViews } WHERE owner_id IN (?)`,
			[ readableBy( agentId ) ]
		);
		// They are few, and whether the server would sort them by itself depends on how many others there are.
		return rows.sort( ( a, b ) => b.ownerId - a.ownerId || a.order - b.order || a.id - b.id );
	}

	/** Returns one that is shared, or the agent's own. */
	async find( db: Queryable, agentId: number, publicId: string ): Promise< SavedViewRow | null > {
		const [ row ] = await db.query< SavedViewRow >(
			`SELECT ${ COLUMNS } FROM ${ this.tables.savedViews } WHERE public_id = ? AND owner_id IN (?)`,
			[ publicId, readableBy( agentId ) ]
		);
		return row ?? null;
	}

	/** Like `find`, and keeps others from changing it. */
	async lock( db: Queryable, agentId: number, publicId: string ): Promise< SavedViewRow | null > {
		const [ row ] = await db.query< SavedViewRow >(
			`SELECT ${ COLUMNS } FROM ${ this.tables.savedViews } WHERE public_id = ? AND owner_id IN (?) FOR UPDATE`,
			[ publicId, readableBy( agentId ) ]
		);
		return row ?? null;
	}

	/** Returns the orders of an owner's, and keeps others from adding one meanwhile. */
	async listOrdersForUpdate( db: Queryable, ownerId: number ): Promise< number[] > {
		const rows = await db.query< Pick< SavedViewRow, 'order' > >(
			`SELECT sort_order AS \`order\` FROM ${ this.tables.savedViews } WHERE owner_id = ? FOR UPDATE`,
			[ ownerId ]
		);
		return rows.map( ( { order } ) => order );
	}

	/** Stores a new one and returns its id. */
	async insert( db: Queryable, row: SavedViewContent, now: string ): Promise< string > {
		const publicId = makeId( 'w' );
		await db.change(
			`INSERT INTO ${ this.tables.savedViews }
			(public_id, owner_id, name, list_name, filters, sort_order, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			[ publicId, ...valuesOf( row ), now, now ]
		);
		return publicId;
	}

	async update( db: Queryable, id: number, row: SavedViewContent, now: string ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.savedViews }
			SET owner_id = ?, name = ?, list_name = ?, filters = ?, sort_order = ?, updated_at = ? WHERE id = ?`,
			[ ...valuesOf( row ), now, id ]
		);
	}

	async delete( db: Queryable, id: number ): Promise< void > {
		await db.change( `DELETE FROM ${ this.tables.savedViews } WHERE id = ?`, [ id ] );
	}
}

const valuesOf = ( { ownerId, name, list, filters, order }: SavedViewContent ) => [
	ownerId,
	name,
	list,
	filters,
	order,
];
