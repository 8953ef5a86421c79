import { randomBytes } from 'node:crypto';
import { createConnection, type Connection, type RowDataPacket } from 'mysql2/promise';
import type { DemoDatabase } from '../demo/state';

/** Where the tables are. */
export type SeedTarget = DemoDatabase;

/** Seconds between two events, 450 an hour, so that an agent who was away for an hour can still be told what happened. */
export const PACE = 8;

/** Rows of one INSERT. */
const ROWS = 1_000;

/** Veranda's tables, over one connection. */
export class SeedTables {
	private readonly now = Date.now();

	constructor(
		readonly connection: Connection,
		private readonly prefix: string
	) {}

	/** Returns the quoted name of a table. */
	table( name: string ): string {
		return `\`${ this.prefix }veranda_${ name }\``;
	}

	async query< Row >( sql: string, values: unknown[] = [] ): Promise< Row[] > {
		const [ rows ] = await this.connection.query< RowDataPacket[] >( sql, values );
		return rows as unknown as Row[];
	}

	/** Returns the highest id of a table, or 0. */
	async newestId( table: string ): Promise< number > {
		const [ row ] = await this.query< { newest: number | null } >(
			`SELECT MAX(id) AS newest FROM ${ this.table( table ) }`
		);
		return row?.newest ?? 0;
	}

	/** Inserts a row for each item, a thousand at a time. */
	async insertEach< Item >(
		table: string,
		columns: string,
		items: readonly Item[],
		rowOf: ( item: Item, index: number ) => unknown[]
	): Promise< void > {
		for ( let at = 0; at < items.length; at += ROWS ) {
			await this.insert(
				table,
				columns,
				items.slice( at, at + ROWS ).map( ( item, index ) => rowOf( item, at + index ) )
			);
		}
	}

	async insert( table: string, columns: string, rows: unknown[][] ): Promise< void > {
		await this.query( `INSERT INTO ${ this.table( table ) } (${ columns }) VALUES ?`, [ rows ] );
	}

	/** Returns the moment of an event by how many came after it, as a DATETIME(3). */
	moment( eventsAgo: number ): string {
		return new Date( this.now - eventsAgo * PACE * 1_000 ).toISOString().replace( 'T', ' ' ).slice( 0, 23 );
	}
}

/** Opens a connection for writing many rows. */
export async function connect( { host, port, user, password, databaseName }: SeedTarget ): Promise< Connection > {
	const connection = await createConnection( {
		host,
		port,
		user,
		password,
		database: databaseName,
		charset: 'utf8mb4',
		timezone: 'Z',
		dateStrings: true,
	} );
	// The keys are new, so looking for others like them is a waste. The isolation keeps readers from waiting.
	await connection.query(
		"SET SESSION unique_checks = 0, foreign_key_checks = 0, time_zone = '+00:00', sql_mode = 'STRICT_ALL_TABLES'"
	);
	await connection.query( 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED' );
	return connection;
}

/** Returns a new public id, such as `c_…`. */
export const publicId = ( prefix: string ) => `${ prefix }_${ randomBytes( 16 ).toString( 'base64url' ) }`;

/** Returns a number with commas between thousands. */
export const grouped = ( count: number ) => count.toLocaleString( 'en' );
