import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { CACHE, ROOT } from './paths';

/** Folders that hold results or other people's code. */
const NOT_SOURCES = new Set( [ 'node_modules', 'build', 'vendor', '.cache' ] );

/** Returns a digest of the names and contents of files and folders, given relative to the top. */
export function digestOf( paths: string[] ): string {
	const hash = createHash( 'sha256' );
	for ( const file of paths.flatMap( ( path ) => listFiles( path ) ) ) {
		hash.update( file ).update( '\0' );
		hash.update( readFileSync( join( ROOT, file ) ) ).update( '\0' );
	}
	return hash.digest( 'hex' );
}

/** Lists the source files of a folder (or the file itself), relative to the top and sorted. */
export function listFiles( path: string ): string[] {
	const whole = join( ROOT, path );
	if ( ! existsSync( whole ) ) {
		return [];
	}
	if ( ! statSync( whole ).isDirectory() ) {
		return [ path ];
	}
	return readdirSync( whole, { withFileTypes: true } )
		.filter( ( entry ) => ! NOT_SOURCES.has( entry.name ) )
		.flatMap( ( entry ) => listFiles( relative( ROOT, join( whole, entry.name ) ) ) )
		.sort();
}

/**
 * Does some work only when its sources have changed since the last time, or its result is missing. Returns whether it
 * did.
 */
export async function whenChanged(
	name: string,
	{ sources, result }: { sources: string[]; result: string },
	work: () => Promise< void >
): Promise< boolean > {
	const stamp = join( CACHE, 'stamps', name );
	const digest = digestOf( sources );
	if ( existsSync( result ) && existsSync( stamp ) && readFileSync( stamp, 'utf8' ) === digest ) {
		return false;
	}
	await work();
	mkdirSync( dirname( stamp ), { recursive: true } );
	writeFileSync( stamp, digest );
	return true;
}
