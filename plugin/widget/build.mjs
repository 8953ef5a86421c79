/*
 * Builds the widget into plugin/build/widget/: `loader.js`, which is in every
 * page, and `chat.js`, which is loaded when the chat is first opened.
 */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from '@swc/core';
import { build } from 'esbuild';

const TARGET = 'es2020';
const here = ( path ) => fileURLToPath( new URL( path, import.meta.url ) );

/** Makes style sheets into text without their white space; esbuild's text loader takes them as they stand. */
const styles = {
	name: 'styles-as-text',
	setup( { onLoad } ) {
		onLoad( { filter: /\.css$/ }, async ( { path } ) => {
			const { outputFiles } = await build( {
				entryPoints: [ path ],
				minify: true,
				write: false,
				target: TARGET,
			} );
			return { contents: outputFiles[ 0 ].text, loader: 'text' };
		} );
	},
};

/** Builds both scripts into a folder. */
export async function buildWidget( folder = here( '../build/widget' ) ) {
	await mkdir( folder, { recursive: true } );
	await writeFile( join( folder, 'loader.js' ), await bundle( 'src/index.ts' ) );
	// JSX as calls of `h`: smaller than those of the automatic runtime.
	const chat = await bundle( 'src/chat.ts', { inject: [ here( 'src/components/jsx.ts' ) ] } );
	await writeFile( join( folder, 'chat.js' ), chat );
}

async function bundle( entry, options = {} ) {
	const { outputFiles } = await build( {
		...options,
		entryPoints: [ here( entry ) ],
		bundle: true,
		format: 'iife',
		target: TARGET,
		jsx: 'transform',
		jsxFactory: 'h',
		jsxFragment: 'Fragment',
		plugins: [ styles ],
		mangleProps: await ownNames(),
		legalComments: 'none',
		logLevel: 'warning',
		write: false,
		// Fields without a value need no code, and those with one no helper.
		tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
	} );
	// Three per cent smaller than esbuild's own, which is a kilobyte of the budget.
	const { code } = await minify( outputFiles[ 0 ].text, {
		compress: { ecma: 2020, passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false },
		mangle: true,
		ecma: 2020,
	} );
	return code;
}

/** Returns what matches those names of properties that may be shortened, because nobody but us ever says them. */
async function ownNames() {
	const code = await readAll( [
		...( await sourcesIn( here( '../../relay/client' ) ) ),
		...( await sourcesIn( here( 'src' ) ) ),
		fileURLToPath( import.meta.resolve( 'preact' ) ),
	] );
	// Named by the browser and on the wire: those have to stay.
	const foreign = await readAll( [
		...( await sourcesIn( here( '../../relay/protocol' ) ) ),
		fileURLToPath( new URL( 'lib/lib.dom.d.ts', import.meta.resolve( 'typescript/package.json' ) ) ),
	] );
	return new RegExp( `^(?:${ [ ...privateNames( code ), ...flagNames( code, foreign ) ].join( '|' ) })$` );
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

/** Returns the names of flags in interfaces of ours, `isOpen: boolean`, that are foreign to none and never written as text. */
function flagNames( code, foreign ) {
	const words = new Set( foreign.match( /\w+/g ) );
	const names = [ ...code.matchAll( /^\t+((?:is|has)[A-Z]\w+): boolean;/gm ) ].map( ( [ , name ] ) => name );
	return names.filter( ( name ) => ! words.has( name ) && ! new RegExp( `['"\`]${ name }\\b` ).test( code ) );
}

/** Returns the code of all files, without comments. */
async function readAll( paths ) {
	const sources = await Promise.all( paths.map( ( path ) => readFile( path, 'utf8' ) ) );
	return sources.join( '\n' ).replace( /\/\*[^]*?\*\/|\/\/ .*$/gm, '' );
}

async function sourcesIn( folder ) {
	const files = await readdir( folder, { recursive: true } );
	return files
		.filter( ( file ) => /\.tsx?$/.test( file ) && ! /\.test\.|\.d\.ts$/.test( file ) )
		.map( ( file ) => join( folder, file ) );
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	await buildWidget( process.argv[ 2 ] );
}
