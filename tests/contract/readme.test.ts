import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join( __dirname, '../..' );
/* Names in capitals with an underscore, and the few without. */
const VARIABLE = /\b(?:[A-Z]+(?:_[A-Z]+)+|HOST|PORT)\b/g;

test( "the README's table has exactly the variables that the relay explains", () => {
	const readme = readFileSync( join( ROOT, 'README.md' ), 'utf8' );
	const section = readme.slice(
		readme.indexOf( '## Configuration of the relay' ),
		readme.indexOf( '## Troubleshooting' )
	);
	const table = section.split( '\n' ).filter( ( line ) => line.startsWith( '| `' ) );
	const inReadme = new Set( table.flatMap( ( line ) => line.split( '|' )[ 1 ]?.match( VARIABLE ) ?? [] ) );

	const help = execFileSync( process.execPath, [ join( ROOT, 'relay/build/src/main.js' ), '--help' ], {
		encoding: 'utf8',
	} );
	// Each variable can also be given in hexadecimal digits, as the help says of them all.
	const inHelp = new Set( help.match( VARIABLE )?.filter( ( name ) => ! name.endsWith( '_HEX' ) ) );

	expect( [ ...inReadme ].sort() ).toEqual( [ ...inHelp ].sort() );
} );
