import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase, type Database, type DatabaseOptions } from '../../scripts/environment/database';
import { isMySql } from '../../scripts/environment/database-server';
import { createSite, type Site } from './site';

/** A database server that no other test uses, with a site on it. */
export interface OwnServer {
	readonly database: Database;
	readonly site: Site;
	/** Stops the server and removes everything of it. */
	remove(): Promise< void >;
}

/** Starts a server for tests that stop it, read its log or need another version. */
export async function startOwnServer( options: Omit< DatabaseOptions, 'folder' > = {} ): Promise< OwnServer > {
	const folder = mkdtempSync( join( tmpdir(), 'veranda-own-' ) );
	const database = await startDatabase( { folder, ...options } );
	const site = await createSite( { server: database } );
	return {
		database,
		site,
		async remove() {
			await site.disconnect();
			await database.stop();
			rmSync( folder, { recursive: true, force: true } );
		},
	};
}

/** Servers that must accept the same statements; a server is told by its version. */
export const SERVERS: ReadonlyArray< readonly [ name: string, options: Omit< DatabaseOptions, 'folder' > ] > = [
	[ 'this database', {} ],
	// A real MySQL, which the matrix may put in MariaDB's place, says that by itself.
	...( isMySql() ? [] : [ [ 'what says that it is a MySQL', { version: '8.0.36' } ] as const ] ),
];
