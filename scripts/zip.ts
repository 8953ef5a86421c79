import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { ZipFile } from 'yazl';
import { build } from './build';
import { ROOT, ZIP } from './environment/paths';
import { Problem } from './environment/problem';
import { say } from './environment/progress';

/** What a site needs of plugin/, and nothing else: no widget sources, no tests, no tools. */
const CONTENTS = [ 'veranda.php', 'uninstall.php', 'readme.txt', 'includes', 'schema', 'languages', 'build' ];

/** Results that only help while developing. */
const LEFT_OUT = /\.map$|\.tsbuildinfo$|(^|\/)\./;

/** The same for every file, with the oldest date of the format: the same sources always give the same bytes. */
const AS_PACKED = { mtime: new Date( 1980, 0, 1 ), mode: 0o100644, forceDosTimestamp: true, compressionLevel: 9 };

/** Makes the installable zip. */
export async function main(): Promise< void > {
	await zip();
	say( `Made ${ ZIP } (${ Math.round( statSync( ZIP ).size / 1024 ) } KB)` );
}

/** Builds what is not up to date and packs the plugin. The same sources give the same bytes. */
export async function zip(): Promise< void > {
	await build();
	const plugin = join( ROOT, 'plugin' );
	const files = CONTENTS.flatMap( ( path ) => listAll( plugin, path ) ).filter( ( path ) => ! LEFT_OUT.test( path ) );
	const archive = new ZipFile();
	for ( const path of files.sort() ) {
		archive.addBuffer( readFileSync( join( plugin, path ) ), `veranda/${ path }`, AS_PACKED );
	}
	archive.end();
	const content = await buffer( archive.outputStream );
	mkdirSync( dirname( ZIP ), { recursive: true } );
	// A demo that installs it at this moment gets the old one or the new one.
	writeFileSync( `${ ZIP }.${ process.pid }`, content );
	renameSync( `${ ZIP }.${ process.pid }`, ZIP );
}

function listAll( top: string, path: string ): string[] {
	const whole = join( top, path );
	const found = statSync( whole, { throwIfNoEntry: false } );
	if ( ! found ) {
		throw new Problem( `plugin/${ path } is missing: the zip would not work without it.` );
	}
	return found.isDirectory()
		? readdirSync( whole ).flatMap( ( name ) => listAll( top, join( path, name ) ) )
		: [ path ];
}
