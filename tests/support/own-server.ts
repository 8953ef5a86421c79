import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase, type Database, type DatabaseOptions } from '../../scripts/environment/database';
import { createSite, type Site } from './site';

/** A database server that no other test uses, with a site on it. */
export interface OwnServer {
	readonly database: Database;
	readonly site: Site;
	/** Ends the server and leaves nothing of it. */
	remove(): Promise< void >;
}

/** Starts a server for tests that stop it, look into its log or want it to be another. */
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

/** Servers on which the same statements have to do: what a server is, it says by its version. */
export const SERVERS: ReadonlyArray< [ name: string, options: Omit< DatabaseOptions, 'folder' > ] > = [
	[ 'a MariaDB', {} ],
	[ 'what says that it is a MySQL', { version: '8.0.36' } ],
];
