import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../scripts/environment/stamp';

const ROOT = join( __dirname, '../..' );

/** What no script of ours may do in a page, and the row of docs/threats.md that says why. */
const FORBIDDEN: [ row: string, what: string, pattern: RegExp ][] = [
	[
		'A31',
		'text becomes markup',
		/\b(?:innerHTML|outerHTML|insertAdjacentHTML|dangerouslySetInnerHTML|RawHTML|createContextualFragment)\b|\bdocument\.write/,
	],
	[ 'A33', 'markup is parsed', /\b(?:DOMParser|parseFromString|setHTMLUnsafe|srcdoc)\b/ ],
	[ 'A59', 'text becomes code', /\beval\s*\(|\bnew Function\b|\bset(?:Timeout|Interval)\s*\(\s*['"`]/ ],
	[
		'A57',
		'other windows are heard',
		/addEventListener\(\s*['"]message['"]|\b(?:window|self|globalThis)\.onmessage\b|\bwindow\.opener\b|\bparent\.postMessage\b/,
	],
	[ 'A66', 'a name is put into a sentence that it could turn', /\bsprintf\b[^}]*\} from '@wordpress\/i18n'/ ],
];

const sources = [ 'relay/client', 'relay/protocol', 'plugin/widget/src', 'admin-ui/src' ]
	.flatMap( listFiles )
	.filter( ( file ) => /\.tsx?$/.test( file ) && ! /\.test\.|\.fixture\.|fakes|test-support/.test( file ) );

test( 'the sources are found', () => expect( sources.length ).toBeGreaterThan( 200 ) );

/** Puts words of our own together, which are a name themselves. */
const ALLOWED = [ 'A66 admin-ui/src/visitor-alias.ts' ];

test.each( FORBIDDEN )( '%s: %s nowhere in a browser', ( row, _what, pattern ) => {
	const found = sources.filter(
		( file ) =>
			! ALLOWED.includes( `${ row } ${ file }` ) && pattern.test( readFileSync( join( ROOT, file ), 'utf8' ) )
	);

	expect( found ).toEqual( [] );
} );
