/*
 * Builds the widget into plugin/build/widget/: `loader.js`, which is in every
 * page, `chat.js`, which is loaded when the chat is first opened, a chunk for
 * each `import( … )` in the sources, and `api.js`, `inline.js` and `where.js` for
 * pages that have a use for them. `link.js` is on the page to which links in mails lead.
 */
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { minify } from '@swc/core';
import { build } from 'esbuild';
import { toScripts } from './bundling/chunks.mjs';
import { leanPreact } from './bundling/lean-preact.mjs';
import { ownNames } from './bundling/own-names.mjs';

const TARGET = 'es2020';
const here = ( path ) => fileURLToPath( new URL( path, import.meta.url ) );

/** Makes `import './some.css'` add the style sheet, without its white space, to the chat's own. */
const styles = {
	name: 'styles',
	setup( { onLoad } ) {
		onLoad( { filter: /\.css$/ }, async ( { path } ) => {
			const { outputFiles } = await build( {
				entryPoints: [ path ],
				minify: true,
				write: false,
				target: TARGET,
			} );
			const css = JSON.stringify( outputFiles[ 0 ].text.trim() );
			const module = JSON.stringify( here( 'src/browser/styles.ts' ) );
			return { contents: `import { addStyles } from ${ module };\naddStyles( ${ css } );` };
		} );
	},
};

/** Builds all scripts into a folder. */
export async function buildWidget( folder = here( '../build/widget' ) ) {
	const [ loader, api, inline, where, link, chat ] = await Promise.all( [
		bundle( 'src/index.ts' ),
		bundle( 'src/page-api/start.ts' ),
		bundle( 'src/inline-chat/start.ts' ),
		bundle( 'src/placement/start.ts' ),
		bundle( 'src/link.ts' ),
		bundleWithChunks( 'src/chat.ts', [ 'src/page-api/page-api.ts' ] ),
	] );
	await buildPreview( join( folder, '../preview' ) );
	await mkdir( folder, { recursive: true } );
	// What an earlier build left would go into the zip.
	for ( const name of await readdir( folder ) ) {
		await rm( join( folder, name ) );
	}
	for ( const [ name, code ] of Object.entries( { loader, api, inline, where, link, ...chat } ) ) {
		await writeFile( join( folder, `${ name }.js` ), await shorten( code ) );
	}
}

/** Builds what the settings show the chat with; no visitor loads it. */
async function buildPreview( folder ) {
	await mkdir( folder, { recursive: true } );
	await writeFile( join( folder, 'preview.js' ), await shorten( await bundle( 'src/settings-preview/start.ts' ) ) );
}

async function options( entry ) {
	return {
		entryPoints: [ here( entry ) ],
		absWorkingDir: here( '.' ),
		bundle: true,
		target: TARGET,
		// JSX as calls of `h`: smaller than those of the automatic runtime.
		jsx: 'transform',
		jsxFactory: 'h',
		jsxFragment: 'Fragment',
		mangleProps: await ownNames(),
		legalComments: 'none',
		logLevel: 'warning',
		write: false,
		// Fields without a value need no code, and those with one no helper.
		tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
	};
}

async function bundle( entry ) {
	const { outputFiles } = await build( { ...( await options( entry ) ), format: 'iife', plugins: [ styles ] } );
	return outputFiles[ 0 ].text;
}

/** Returns the scripts of an entry and its chunks by their names; other scripts ask for `chunks` by name. */
async function bundleWithChunks( entry, chunks ) {
	return toScripts( entry, chunks, {
		...( await options( entry ) ),
		inject: [ here( 'src/components/jsx.ts' ) ],
		plugins: [ styles, leanPreact ],
	} );
}

/** Three per cent smaller than esbuild's own, which is a kilobyte of the budget. */
async function shorten( script ) {
	const { code } = await minify( script, {
		compress: { ecma: 2020, passes: 3, unsafe_arrows: true, pure_getters: true, keep_fargs: false },
		mangle: true,
		ecma: 2020,
	} );
	return code;
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	await buildWidget( process.argv[ 2 ] );
}
