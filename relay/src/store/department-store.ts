import { makeId } from '../ids';
import { nameKey } from './name-key';
import type { Queryable } from './queryable';
import type { DepartmentRow } from './rows';
import type { Tables } from './tables';

const COLUMNS =
	'd.id, d.public_id AS publicId, d.name, d.color, d.position, d.opening_hours AS openingHours, d.closed_on AS closedOn';

/** Departments that conversations are routed to. */
export class DepartmentStore {
	private readonly select: string;

	constructor( private readonly tables: Tables ) {
		this.select = `SELECT ${ COLUMNS } FROM ${ tables.departments } d`;
	}

	/** Returns the internal ids of those that exist. */
	async listIds( db: Queryable, publicIds: readonly string[] ): Promise< Map< string, number > > {
		const rows = await this.listByPublicIds( db, publicIds );
		return new Map( rows.map( ( row ) => [ row.publicId, row.id ] ) );
	}

	/** Returns all of them in their order. */
	async list( db: Queryable ): Promise< DepartmentRow[] > {
		return db.query< DepartmentRow >( `${ this.select } ORDER BY d.position, d.name_key` );
	}

	/** Returns those that exist, in no order. */
	async listByPublicIds( db: Queryable, publicIds: readonly string[] ): Promise< DepartmentRow[] > {
		return publicIds.length === 0
			? []
			: db.query< DepartmentRow >( `${ this.select } WHERE d.public_id IN (?)`, [ publicIds ] );
	}

	async find( db: Queryable, id: number ): Promise< DepartmentRow | null > {
		const [ row ] = await db.query< DepartmentRow >( `${ this.select } WHERE d.id = ?`, [ id ] );
		return row ?? null;
	}

	/** Returns the public id of the department of a visitor's active conversation; null when there is neither. */
	async findOfVisitor( db: Queryable, visitorId: number ): Promise< string | null > {
		const [ row ] = await db.query< { publicId: string } >(
			`SELECT d.public_id AS publicId FROM ${ this.tables.conversations } c
			JOIN ${ this.tables.departments } d ON d.id = c.department_id WHERE c.active_visitor_id = ?`,
			[ visitorId ]
		);
		return row?.publicId ?? null;
	}

	/** Returns who has an active conversation in one of these departments, with the department. */
	async listVisitors(
		db: Queryable,
		departmentIds: readonly number[]
	): Promise< Array< { visitorId: number; departmentId: number } > > {
		return departmentIds.length === 0
			? []
			: db.query(
					`SELECT visitor_id AS visitorId, department_id AS departmentId FROM ${ this.tables.conversations }
					WHERE state IN ('queued', 'open') AND department_id IN (?)`,
					[ departmentIds ]
				);
	}

	/** Returns the one of this name. */
	async findByName( db: Queryable, name: string ): Promise< DepartmentRow | null > {
		const [ row ] = await db.query< DepartmentRow >( `${ this.select } WHERE d.name_key = ?`, [ nameKey( name ) ] );
		return row ?? null;
	}

	/** Locks all of them, so that two who add one come one after the other. */
	async lockAll( db: Queryable ): Promise< DepartmentRow[] > {
		return db.query< DepartmentRow >( `${ this.select } ORDER BY d.id FOR UPDATE` );
	}

	/** Whether one exists; it is not deleted before the transaction ends. */
	async hold( db: Queryable, id: number ): Promise< boolean > {
		const rows = await db.query( `SELECT 1 FROM ${ this.tables.departments } WHERE id = ? LOCK IN SHARE MODE`, [
			id,
		] );
		return rows.length > 0;
	}

	/** Locks one. */
	async lock( db: Queryable, publicId: string ): Promise< DepartmentRow | null > {
		const [ row ] = await db.query< DepartmentRow >( `${ this.select } WHERE d.public_id = ? FOR UPDATE`, [
			publicId,
		] );
		return row ?? null;
	}

	/** Stores a new one; fails with `isDuplicate` when another has the name. */
	async insert( db: Queryable, row: Omit< DepartmentRow, 'id' | 'publicId' >, now: string ): Promise< string > {
		const publicId = makeId( 'd' );
		await db.change(
			`INSERT INTO ${ this.tables.departments }
			(public_id, name, name_key, color, position, opening_hours, closed_on, created_at)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
			[ publicId, row.name, nameKey( row.name ), row.color, row.position, row.openingHours, row.closedOn, now ]
		);
		return publicId;
	}

	/** Writes what can be changed of one; fails with `isDuplicate` when another has the name. */
	async update( db: Queryable, row: DepartmentRow ): Promise< void > {
		await db.change(
			`UPDATE ${ this.tables.departments }
			SET name = ?, name_key = ?, color = ?, position = ?, opening_hours = ?, closed_on = ? WHERE id = ?`,
			[ row.name, nameKey( row.name ), row.color, row.position, row.openingHours, row.closedOn, row.id ]
		);
	}

	async delete( db: Queryable, id: number ): Promise< void > {
		await db.change( `DELETE FROM ${ this.tables.departments } WHERE id = ?`, [ id ] );
	}

	/**
	 * Takes the department from some of the conversations that are in it, whatever their state; returns how many. Nothing
	 * else of them changes.
	 */
	async takeFromConversations( db: Queryable, id: number, limit: number ): Promise< number > {
		return this.take( db, this.tables.conversations, id, "state IN ('queued', 'open', 'closed') AND", limit );
	}

	/** Takes the department from some of the leads that would go to it; returns how many. */
	async takeFromLeads( db: Queryable, id: number, limit: number ): Promise< number > {
		return this.take( db, this.tables.leads, id, '', limit );
	}

	private async take(
		db: Queryable,
		table: string,
		id: number,
		condition: string,
		limit: number
	): Promise< number > {
		const found = await db.query< { id: number } >(
			// In the order of the ids, so that two who lock several rows cannot wait for each other.
			`SELECT id FROM ${ table } WHERE ${ condition } department_id = ? LIMIT ?`,
			[ id, limit ]
		);
		if ( found.length > 0 ) {
			const ids = found.map( ( row ) => row.id ).sort( ( one, other ) => one - other );
			await db.change( `UPDATE ${ table } SET department_id = NULL WHERE id IN (?) AND department_id = ?`, [
				ids,
				id,
			] );
		}
		return found.length;
	}
}
