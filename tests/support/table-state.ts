import type { Site } from './site';

/** Where a relay notes how far its background work is, and the words for searches, which follow by themselves. */
const BOOKKEEPING = /veranda_(?:reactions|jobs|search_words)$/;

/** Returns a fingerprint of each of a site's tables, so that a test can tell that nothing was changed. */
export async function tableState( site: Site ): Promise< Record< string, unknown > > {
	const tables = await site.query< Record< string, string > >( 'SHOW TABLES' );
	const state: Record< string, unknown > = {};
	for ( const table of tables
		.flatMap( ( row ) => Object.values( row ) )
		.filter( ( name ) => ! BOOKKEEPING.test( name ) ) ) {
		const [ row ] = await site.query< { Checksum: unknown } >( `CHECKSUM TABLE \`${ table }\`` );
		state[ table ] = row?.Checksum;
	}
	return state;
}

/** Counts rows; `{prefix}` stands for the table prefix. */
export async function countRows( site: Site, table: string, where = '1', values: unknown[] = [] ): Promise< number > {
	const [ row ] = await site.query< { total: number } >(
		`SELECT COUNT(*) AS total FROM {prefix}veranda_${ table } WHERE ${ where }`,
		values
	);
	return Number( row?.total );
}

/** Selects the numbers from 1 to `count`, at most a thousand, as `n`. */
export const numbersTo = ( count: number ) =>
	`WITH RECURSIVE counted AS (SELECT 1 AS n UNION ALL SELECT n + 1 FROM counted WHERE n < ${ count }) SELECT n FROM counted`;
