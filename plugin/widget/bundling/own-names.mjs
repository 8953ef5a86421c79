import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = ( path ) => fileURLToPath( new URL( path, import.meta.url ) );
const libraries = fileURLToPath( new URL( 'lib/', import.meta.resolve( 'typescript/package.json' ) ) );
const preact = fileURLToPath( new URL( './', import.meta.resolve( 'preact/package.json' ) ) );

/** What one script says to another: their names are shortened apart, and the two may be of different versions. */
const SAID_TO_OTHERS = [
	'toggle',
	'loadScript',
	'verandaChat',
	'verandaChunks',
	'verandaImport',
	'connectPage',
	'showPreview',
];

/** What pages call `window.veranda` by. */
const SAID_BY_PAGES = [ 'hide', 'show', 'identify', 'on', 'off', 'push' ];

/** Browsers have these, and TypeScript's libraries have not heard of them yet. */
const OF_BROWSERS = [ 'createPolicy', 'createScriptURL' ];

/** What Preact's sources keep to themselves. */
const PREACTS = '_[a-z]\\w*';

/** Returns what matches those names of properties that may be shortened, because nobody but us ever says them. */
export async function ownNames() {
	const code = await readAll( [
		...( await sourcesIn( here( '../../../relay/client' ) ) ),
		...( await sourcesIn( here( '../src' ) ) ),
		...( await filesIn( `${ preact }src`, /\.js$/ ) ),
	] );
	// Named by the language, the browser, Preact and on the wire: those have to stay.
	const foreign = await readAll( [
		...( await filesIn( libraries, /^lib\.(es|dom).*\.d\.ts$/ ) ),
		...( await filesIn( `${ preact }src`, /\.d\.ts$/ ) ),
		...( await sourcesIn( here( '../../../relay/protocol' ) ) ),
	] );
	const words = new Set( [ ...SAID_TO_OTHERS, ...SAID_BY_PAGES, ...OF_BROWSERS, ...foreign.match( /\w+/g ) ] );
	const names = [ PREACTS, ...privateNames( code ), ...publicNames( code, words ) ];
	return new RegExp( `^(?:${ names.join( '|' ) })$` );
}

/** Returns the names of private members: those that occur as `private name` and `this.name`, and in no other way. */
function privateNames( code ) {
	const declaration = /private (?:static |readonly |async |get )*(\w+)/g;
	const elsewhere = new Set(
		code
			.replace( declaration, '' )
			.replace( /this\.\w+/g, '' )
			.match( /\w+/g )
	);
	const names = [ ...code.matchAll( declaration ) ].map( ( [ , name ] ) => name );
	return names.filter( ( name ) => ! elsewhere.has( name ) );
}

/**
 * Returns the names of flags (`isOpen: boolean`), methods, functions and tools of ours that are foreign to none and never
 * written as text. Not those of other fields: what is kept in the browser must be readable after an update.
 */
function publicNames( code, foreign ) {
	const declarations = [
		/^\t+((?:is|has)[A-Z]\w+): boolean;/gm,
		/^\t+(?:async )?(\w+)\??\(.*[;{]$/gm,
		/^\t+(?:readonly )?(\w+)\??: (?:Clock|Surroundings|TextStorage);/gm,
	];
	const names = declarations.flatMap( ( declaration ) =>
		[ ...code.matchAll( declaration ) ].map( ( [ , name ] ) => name )
	);
	return [ ...new Set( names ) ].filter(
		( name ) => ! foreign.has( name ) && ! new RegExp( `['"\`]${ name }\\b` ).test( code )
	);
}

/** Returns the code of all files, without comments. */
async function readAll( paths ) {
	const sources = await Promise.all( paths.map( ( path ) => readFile( path, 'utf8' ) ) );
	return sources.join( '\n' ).replace( /\/\*[^]*?\*\/|\/\/ .*$/gm, '' );
}

async function sourcesIn( folder ) {
	const files = await filesIn( folder, /\.tsx?$/ );
	return files.filter( ( file ) => ! /\.test\.|\.d\.ts$/.test( file ) );
}

async function filesIn( folder, name ) {
	const files = await readdir( folder, { recursive: true } );
	return files.filter( ( file ) => name.test( file ) ).map( ( file ) => join( folder, file ) );
}
