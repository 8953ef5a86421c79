import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../scripts/environment/stamp';

const ROOT = join( __dirname, '../..' );
/** These fall back to a language that the browser knows. */
const MODULES = [
	'admin-ui/src/language.ts',
	'admin-ui/src/time.ts',
	'plugin/widget/src/browser/format.ts',
	'plugin/widget/src/language/language-name.ts',
	'relay/client/locale.ts',
];

test( 'one module a side asks a browser to write dates, times and numbers: it throws on languages that it does not know', () => {
	const others = [ 'admin-ui/src', 'plugin/widget/src', 'relay/client' ]
		.flatMap( listFiles )
		.filter( ( file ) => /\.tsx?$/.test( file ) && ! /\.test\.tsx?$/.test( file ) && ! MODULES.includes( file ) )
		.filter( ( file ) =>
			/\.toLocale(Date|Time)?String\(|\bIntl\.(?!Segmenter\b)/.test( readFileSync( join( ROOT, file ), 'utf8' ) )
		);

	expect( others ).toEqual( [] );
} );
