import { mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from './build';
import { ROOT, ZIP } from './environment/paths';
import { Problem } from './environment/problem';
import { say } from './environment/progress';
import { makeZip } from './environment/zip-file';

/** What a site needs of plugin/, and nothing else: no widget sources, no tests, no tools. */
const CONTENTS = [ 'veranda.php', 'uninstall.php', 'readme.txt', 'includes', 'schema', 'languages', 'build' ];

/** Results that only help while developing. */
const LEFT_OUT = /\.map$|\.tsbuildinfo$|(^|\/)\./;

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
	const content = makeZip(
		files.sort().map( ( path ) => ( {
			path: `veranda/${ path }`,
			content: readFileSync( join( plugin, path ) ),
		} ) )
	);
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
