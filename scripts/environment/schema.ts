import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { ROOT } from './paths';

/** Runs one statement. */
export type RunStatement = ( sql: string, values?: unknown[] ) => Promise< unknown >;

/** Lists the schema's files in the order in which they are applied. */
export function schemaFiles(): string[] {
	const folder = join( ROOT, 'plugin/schema' );
	return readdirSync( folder )
		.filter( ( name ) => /^\d{4}-.*\.sql$/.test( name ) )
		.sort()
		.map( ( name ) => join( folder, name ) );
}

/** Returns the number of a schema file, which is the version that it brings. */
export function schemaVersion( file: string ): number {
	return Number( basename( file ).slice( 0, 4 ) );
}

/** Returns the statements of a schema file, with its prefix filled in. */
export function schemaStatements( file: string, prefix: string ): string[] {
	return readFileSync( file, 'utf8' )
		.replace( /^--.*$/gm, '' )
		.replaceAll( '{prefix}', prefix )
		.split( /;\s*$/m )
		.map( ( statement ) => statement.trim() )
		.filter( ( statement ) => statement !== '' );
}

/** Makes Veranda's tables in an empty database and records the schema as the plugin's migrator would. */
export async function createTables( run: RunStatement, prefix: string ): Promise< void > {
	await run(
		`CREATE TABLE ${ prefix }veranda_migrations (version INT UNSIGNED NOT NULL PRIMARY KEY, name VARCHAR(100) NOT NULL,
		statements_done INT UNSIGNED NOT NULL, applied_at DATETIME(3) NULL)`
	);
	for ( const file of schemaFiles() ) {
		const statements = schemaStatements( file, prefix );
		for ( const statement of statements ) {
			await run( statement );
		}
		await run( `INSERT INTO ${ prefix }veranda_migrations VALUES (?, ?, ?, UTC_TIMESTAMP(3))`, [
			schemaVersion( file ),
			basename( file, '.sql' ),
			statements.length,
		] );
	}
}
