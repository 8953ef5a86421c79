/*
 * Splits the chat into plain scripts. esbuild splits code into ES modules only, but a module from another host, such as a
 * site's host for static files, is refused without CORS headers; a script is not. So each module becomes a script that
 * leaves its code in `verandaChunks`, to be run when it is wanted (`src/core/load-chunk.ts`).
 */
import { readFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { build } from 'esbuild';

/** Builds an entry, and chunks that it does not import itself; returns the script of the entry and those of all chunks, by name. */
export async function toScripts( entry, chunks, options ) {
	const { outputFiles, metafile } = await build( {
		...options,
		entryPoints: [ ...options.entryPoints, ...chunks.map( ( path ) => `${ options.absWorkingDir }/${ path }` ) ],
		entryNames: '[name]',
		plugins: [ ...options.plugins, joinedTo( entry, chunks, options ) ],
		format: 'esm',
		splitting: true,
		chunkNames: '[name]-[hash]',
		outdir: '.',
		metafile: true,
	} );
	const outputs = new Map(
		Object.entries( metafile.outputs ).map( ( [ path, output ] ) => [ basename( path ), output ] )
	);
	const [ first ] = [ ...outputs ].find( ( [ , { inputs } ] ) => inputs[ entry ] );
	// Of the hash, which no compression makes smaller, as much as tells a chunk from those of other versions.
	const nameOf = ( file ) =>
		file === first
			? basename( entry, extname( entry ) )
			: basename( file, '.js' ).replace( /(?<=-[A-Z0-9]{5})[A-Z0-9]{3}$/, '' );
	const quoted = ( file ) => JSON.stringify( nameOf( file ) );
	// What the entry has for chunks is handed over as a list: its names would be a part of the weight.
	const handedOver = [];
	const { text: code } = outputFiles.find( ( { path } ) => basename( path ) === first );
	named( EXPORT.exec( code )[ 1 ], ( _, name ) => handedOver.push( name ) );
	const scripts = {};
	for ( const { path, text } of outputFiles ) {
		const file = basename( path );
		// The entry's own file only imports the one with its code.
		if ( file === first || Object.keys( outputs.get( file ).inputs ).length > 0 ) {
			scripts[ nameOf( file ) ] = toScript( text, {
				name: quoted( file ),
				isEntry: file === first,
				needsOf: ( wanted ) => needsOf( wanted ).map( quoted ),
				nameIn: ( from, name ) => ( from === first ? handedOver.indexOf( name ) : name ),
			} );
		}
	}
	for ( const path of chunks ) {
		const name = basename( path, extname( path ) );
		// Whoever asks for it by its name does not know what it needs.
		scripts[ name ] = needsOf( `${ name }.js` )
			.map( ( file ) => scripts[ nameOf( file ) ] )
			.join( '\n' );
	}
	return scripts;

	/** Returns the files that have to be there before a file can run, and the file. */
	function needsOf( file ) {
		const imports = outputs.get( file ).imports.filter( ( { kind } ) => kind === 'import-statement' );
		const needs = imports.map( ( { path } ) => basename( path ) ).filter( ( path ) => path !== first );
		return [ ...new Set( [ ...needs.flatMap( needsOf ), file ] ) ];
	}
}

/**
 * Has each chunk import the entry. All that the entry has is then of use to all of them, and esbuild leaves it in one file
 * instead of making one of every few modules that some chunks share with it.
 */
function joinedTo( entry, entryChunks, { absWorkingDir } ) {
	return {
		name: 'chunks-joined-to-entry',
		setup( { onResolve, onLoad, resolve } ) {
			const chunks = new Set( entryChunks.map( ( path ) => join( absWorkingDir, path ) ) );
			onResolve( { filter: /^\./ }, async ( { path, kind, resolveDir, importer } ) => {
				if ( kind !== 'dynamic-import' ) {
					return undefined;
				}
				const resolved = await resolve( path, { kind: 'import-statement', resolveDir, importer } );
				chunks.add( resolved.path );
				return resolved;
			} );
			onLoad( { filter: /\.tsx?$/ }, async ( { path } ) =>
				chunks.has( path )
					? {
							contents: `import ${ JSON.stringify( `${ absWorkingDir }/${ entry }` ) };\n${ await readFile( path, 'utf8' ) }`,
							loader: extname( path ).slice( 1 ),
						}
					: undefined
			);
		},
	};
}

/** Makes a script of an ES module as esbuild writes it: imports at the top, exports at the end. */
function toScript( module, { name, isEntry, needsOf, nameIn } ) {
	const styles = [];
	let exported = '{}';
	const body = module
		// All in one place: they are much alike, which makes the compressed file smaller.
		.replace( /^addStyles\((["'`].*["'`])\);$/gm, ( _, css ) => ( styles.push( runInNewContext( css ) ), '' ) )
		.replace( /^import "\.\/[^"]+";$/gm, '' )
		.replace(
			/^import \{([^}]*)\} from "\.\/([^"]+)";$/gm,
			( _, names, file ) =>
				`const {${ named( names, ( from, to ) => `${ nameIn( file, from ) }: ${ to }` ) }} = take( ${ needsOf( file ).at( -1 ) } );`
		)
		.replace( /\bimport\("\.\/([^"]+)"\)/g, ( _, file ) => `verandaImport( ${ needsOf( file ) } )` )
		.replace( EXPORT, ( _, names ) => {
			exported = isEntry
				? `[${ named( names, ( from ) => from ) }]`
				: `{${ named( names, ( from, to ) => `${ to }: ${ from }` ) }}`;
			return '';
		} );
	const sheet = styles.length ? `addStyles( ${ JSON.stringify( styles.join( '' ) ) } );` : '';
	// The entry runs at once, for all to use.
	return isEntry
		? `(() => {\n${ body }\n${ sheet }\nverandaChunks[ ${ name } ] = () => (${ exported });\n})();`
		: `verandaChunks[ ${ name } ] = ( take ) => {\n${ body }\n${ sheet }\nreturn ${ exported };\n};`;
}

const EXPORT = /^export \{([^}]*)\};$/m;

/** Rewrites the list of an import or export; each name is told as it is there and as it is here. */
function named( list, rewrite ) {
	return list.replace( /(\w+)(?: as (\w+))?/g, ( _, from, to = from ) => rewrite( from, to ) );
}
