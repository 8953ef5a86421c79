import { randomBytes } from 'node:crypto';
import { createPool, type Pool } from 'mysql2/promise';
import { createTables } from '../../scripts/environment/schema';
import { sharedServer, type ServerAddress } from './shared-server';
import type { SiteSecrets } from './tokens';

/** Not WordPress's default, so that a table name without the prefix is noticed. */
const PREFIX = 'shop_';

/** A site: its identity, its pages' origin, and a database of its own with our tables. */
export interface Site extends SiteSecrets {
	readonly origin: string;
	readonly server: ServerAddress;
	readonly databaseName: string;
	readonly prefix: string;
	/** Runs a statement; `{prefix}` stands for the table prefix. */
	query< Row = Record< string, unknown > >( sql: string, values?: unknown[] ): Promise< Row[] >;
	/** Drops the database. */
	remove(): Promise< void >;
	/** Closes the connections; the next query connects again. */
	disconnect(): Promise< void >;
}

export interface SiteOptions {
	/** Default: the server that all test files share. */
	server?: ServerAddress;
	prefix?: string;
}

/** Makes a site with a random id and secret and freshly made tables. */
export async function createSite( { server = sharedServer(), prefix = PREFIX }: SiteOptions = {} ): Promise< Site > {
	const databaseName = `veranda_${ randomBytes( 6 ).toString( 'hex' ) }`;
	const site = new TestSite( server, databaseName, prefix );
	await site.make();
	return site;
}

class TestSite implements Site {
	readonly id = `s_${ randomBytes( 16 ).toString( 'base64url' ) }`;
	readonly secret = randomBytes( 32 ).toString( 'hex' );
	readonly origin = 'https://shop.test';
	private pool: Pool | undefined;

	constructor(
		readonly server: ServerAddress,
		readonly databaseName: string,
		readonly prefix: string
	) {}

	async make(): Promise< void > {
		const pool = createPool( { ...connection( this.server ), connectionLimit: 1 } );
		try {
			await pool.query( 'CREATE DATABASE ?? CHARACTER SET utf8mb4', [ this.databaseName ] );
		} finally {
			await pool.end();
		}
		await createTables( ( sql, values ) => this.query( sql, values ), this.prefix );
	}

	async query< Row >( sql: string, values: unknown[] = [] ): Promise< Row[] > {
		this.pool ??= createPool( { ...connection( this.server ), database: this.databaseName, connectionLimit: 4 } );
		const [ rows ] = await this.pool.query( sql.replaceAll( '{prefix}', this.prefix ), values );
		return rows as Row[];
	}

	async remove(): Promise< void > {
		await this.query( 'DROP DATABASE ??', [ this.databaseName ] );
		await this.disconnect();
	}

	async disconnect(): Promise< void > {
		const pool = this.pool;
		this.pool = undefined;
		await pool?.end().catch( () => {
			// Its connections died with the server.
		} );
	}
}

function connection( { host, port, user, password }: ServerAddress ) {
	return { host, port, user, password, charset: 'utf8mb4', dateStrings: true, timezone: 'Z' };
}
