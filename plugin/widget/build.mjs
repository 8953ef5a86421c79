/*
 * Builds the widget into plugin/build/widget/: `loader.js`, which is in every
 * page, and `chat.js`, which is loaded when the chat is first opened.
 */
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const here = ( path ) => fileURLToPath( new URL( path, import.meta.url ) );

/** Makes style sheets into text without their white space; esbuild's text loader takes them as they stand. */
const styles = {
	name: 'styles-as-text',
	setup( { onLoad } ) {
		onLoad( { filter: /\.css$/ }, async ( { path } ) => {
			const { outputFiles } = await build( { entryPoints: [ path ], minify: true, write: false, target: 'es2020' } );
			return { contents: outputFiles[ 0 ].text, loader: 'text' };
		} );
	},
};

/** Builds both scripts into a folder. */
export async function buildWidget( folder = here( '../build/widget' ) ) {
	await build( {
		entryPoints: { loader: here( 'src/index.ts' ), chat: here( 'src/chat.ts' ) },
		outdir: folder,
		bundle: true,
		minify: true,
		format: 'iife',
		target: 'es2020',
		jsx: 'automatic',
		jsxImportSource: 'preact',
		plugins: [ styles ],
		legalComments: 'none',
		logLevel: 'warning',
	} );
}

if ( process.argv[ 1 ] === fileURLToPath( import.meta.url ) ) {
	await buildWidget( process.argv[ 2 ] );
}
