import type { Queryable } from './queryable';
import type { Tables } from './tables';

/** Departments that conversations are routed to. */
export class DepartmentStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns the internal ids of those that exist. */
	async listIds( db: Queryable, publicIds: readonly string[] ): Promise< Map< string, number > > {
		if ( publicIds.length === 0 ) {
			return new Map();
		}
		const rows = await db.query< { id: number; publicId: string } >(
			`SELECT id, public_id AS publicId FROM ${ this.tables.departments } WHERE public_id IN (?)`,
			[ publicIds ]
		);
		return new Map( rows.map( ( row ) => [ row.publicId, row.id ] ) );
	}
}
