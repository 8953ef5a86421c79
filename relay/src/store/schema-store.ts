import { isAnswer, type Queryable } from './database';
import type { Tables } from './tables';

const ERROR_NO_SUCH_TABLE = 1146;

/** What is known of the schema that is in the database. */
export class SchemaStore {
	constructor( private readonly tables: Tables ) {}

	/**
	 * Returns the version that the plugin recorded, or null when Veranda's tables are not there. Tables without a
	 * record are those of the first version: a database may be one that WordPress does not own.
	 */
	async findVersion( db: Queryable ): Promise< number | null > {
		const recorded = await this.unlessMissing( async () => {
			const [ row ] = await db.query< { value: string } >(
				`SELECT option_value AS value FROM ${ this.tables.options } WHERE option_name = 'veranda_schema_version'`
			);
			return row === undefined ? null : Number( row.value );
		} );
		const hasTables = await this.unlessMissing( async () => {
			await db.query( `SELECT 1 FROM ${ this.tables.feed } LIMIT 1` );
			return true;
		} );
		return hasTables ? ( recorded ?? 1 ) : null;
	}

	private async unlessMissing< Result >( ask: () => Promise< Result > ): Promise< Result | null > {
		try {
			return await ask();
		} catch ( error ) {
			if ( isAnswer( error ) && error.errno === ERROR_NO_SUCH_TABLE ) {
				return null;
			}
			throw error;
		}
	}
}
