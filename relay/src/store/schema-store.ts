import { isAnswer } from './database-errors';
import type { Queryable } from './queryable';
import type { Tables } from './tables';

const ERROR_NO_SUCH_TABLE = 1146;

/** What is known of the schema that is in the database. */
export class SchemaStore {
	constructor( private readonly tables: Tables ) {}

	/** Returns the version that the plugin has applied, or null when Veranda's tables are not there. */
	async findVersion( db: Queryable ): Promise< number | null > {
		try {
			const [ row ] = await db.query< { version: number | null } >(
				`SELECT MAX(version) AS version FROM ${ this.tables.migrations } WHERE applied_at IS NOT NULL`
			);
			return row?.version ?? null;
		} catch ( error ) {
			if ( isAnswer( error ) && error.errno === ERROR_NO_SUCH_TABLE ) {
				return null;
			}
			throw error;
		}
	}

	/**
	 * Fails unless the database's user may read all the tables that the relay works with: rights are given table by table,
	 * and one that an update has made has none yet.
	 */
	async assertAccess( db: Queryable ): Promise< void > {
		const { sentMails: _pluginsOwn, ...tables } = this.tables;
		const reads = Object.values( tables ).map( ( table ) => `(SELECT 1 FROM ${ table } WHERE FALSE)` );
		await db.query( reads.join( ' UNION ALL ' ) );
	}
}
