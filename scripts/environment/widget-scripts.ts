import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { ROOT } from './paths';

/** A script that visitors load. */
export interface WidgetScript {
	/** `loader`, `chat`, or the view or the list of features that a chunk was made for. */
	name: string;
	/** Bytes after gzip. */
	bytes: number;
	/** Whether it is loaded before the first message has been answered. */
	isFirst: boolean;
}

const FOLDER = join( ROOT, 'plugin/build/widget' );
/** In every page, and when the chat is first opened. */
const FIRST = [ 'loader', 'chat' ];

/** Weighs what was built, what comes first before the rest. */
export function weighWidget(): WidgetScript[] {
	return readdirSync( FOLDER )
		.map( ( file ) => {
			// esbuild's digest makes the name one of this build.
			const name = file.replace( /(-[A-Z0-9]{5})?\.js$/, '' );
			const { length: bytes } = gzipSync( readFileSync( join( FOLDER, file ) ) );
			return { name, bytes, isFirst: FIRST.includes( name ) };
		} )
		.sort( ( one, other ) => Number( other.isFirst ) - Number( one.isFirst ) || other.bytes - one.bytes );
}

/** Returns the chunks that some script asks for and that are not there. */
export function findMissingChunks(): string[] {
	const files = readdirSync( FOLDER );
	const code = files.map( ( file ) => readFileSync( join( FOLDER, file ), 'utf8' ) ).join( '\n' );
	const wanted = [ ...code.matchAll( /verandaImport\(([^)]*)\)/g ) ].flatMap( ( [ , names = '' ] ) =>
		names.split( ',' ).map( ( name ) => `${ name.replace( /["']/g, '' ) }.js` )
	);
	return [ ...new Set( wanted ) ].filter( ( file ) => ! files.includes( file ) );
}

/** Adds up the bytes of some scripts. */
export function bytesOf( scripts: WidgetScript[] ): number {
	return scripts.reduce( ( total, { bytes } ) => total + bytes, 0 );
}
