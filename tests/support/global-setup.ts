import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startDatabase } from '../../scripts/environment/database';
import { shareServer } from './shared-server';

/** Starts the one database server that the relay's tests share; each file makes its own databases in it. */
export default async function setUp(): Promise< void > {
	const folder = mkdtempSync( join( tmpdir(), 'veranda-tests-' ) );
	// Nothing here outlives the run, so a commit need not reach the disk.
	const server = await startDatabase( { folder, flushLog: 0 } );
	shareServer( server, folder );
}
