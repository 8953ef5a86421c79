import type { Database } from '../../scripts/environment/database';

/** Rows that the database server read from tables and indexes, for any reason. */
const COUNTED = [
	'Handler_read_first',
	'Handler_read_key',
	'Handler_read_last',
	'Handler_read_next',
	'Handler_read_prev',
	'Handler_read_rnd',
	'Handler_read_rnd_next',
];

/** Counts the rows that the server reads for something, by the server's own figures. */
export class RowCounter {
	private constructor(
		private readonly database: Database,
		/** What reading the figures costs. */
		private readonly own: number
	) {}

	static async start( database: Database ): Promise< RowCounter > {
		const bare = new RowCounter( database, 0 );
		const costs: number[] = [];
		for ( let attempt = 0; attempt < 5; attempt++ ) {
			costs.push( await bare.difference( async () => {} ) );
		}
		return new RowCounter( database, Math.min( ...costs ) );
	}

	/** Does something a few times; the smallest count is its own, anything more is what the relays did meanwhile. */
	async rowsOf( work: () => Promise< unknown > ): Promise< number > {
		const counts: number[] = [];
		for ( let attempt = 0; attempt < 5; attempt++ ) {
			counts.push( ( await this.difference( work ) ) - this.own );
		}
		return Math.min( ...counts );
	}

	private async difference( work: () => Promise< unknown > ): Promise< number > {
		const before = await this.total();
		await work();
		return ( await this.total() ) - before;
	}

	private async total(): Promise< number > {
		const rows = await this.database.query< { Variable_name: string; Value: string } >(
			"SHOW GLOBAL STATUS WHERE Variable_name LIKE 'Handler_read%' OR Variable_name LIKE 'Handler_icp%'"
		);
		const figures = new Map( rows.map( ( row ) => [ row.Variable_name, Number( row.Value ) ] ) );
		const of = ( name: string ) => figures.get( name ) ?? 0;
		// An index entry that a condition rejects was read as well, but does not count as a row.
		const refused = of( 'Handler_icp_attempts' ) - of( 'Handler_icp_match' );
		return COUNTED.reduce( ( sum, name ) => sum + of( name ), refused );
	}
}
