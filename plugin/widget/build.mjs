/*
 * Builds the widget into plugin/build/widget/: `loader.js`, which is in every
 * page, and `chat.js`, which is loaded when the chat is first opened.
 */
import { mkdir, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
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
	const { outputFiles } = await build( {
		entryPoints: { loader: here( 'src/index.ts' ), chat: here( 'src/chat.ts' ) },
		outdir: folder,
		bundle: true,
		format: 'iife',
		target: TARGET,
		jsx: 'automatic',
		jsxImportSource: 'preact',
		plugins: [ styles ],
		legalComments: 'none',
		logLevel: 'warning',
		write: false,
		// Fields without a value need no code, and those with one no helper.
		tsconfigRaw: { compilerOptions: { useDefineForClassFields: false } },
	} );
	await mkdir( folder, { recursive: true } );
	for ( const { path, text } of outputFiles ) {
		// Three per cent smaller than esbuild's own, which is a kilobyte of the budget.
		const { code } = await minify( text, { compress: { ecma: 2020, passes: 3 }, mangle: true, ecma: 2020 } );
		await writeFile( join( folder, basename( path ) ), code );
	}
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	await buildWidget( process.argv[ 2 ] );
}
