import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from '../environment/paths';

const IMPORT = /\bfrom '(\.[^']+)'/g;

/** Returns the sources that a script is built from, by their paths in the repository: `entry` and what it imports. */
export function importedFiles( entry: string ): string[] {
	const found = new Set< string >();
	const visit = ( path: string ) => {
		if ( found.has( path ) ) {
			return;
		}
		found.add( path );
		for ( const [ , name = '' ] of readFileSync( path, 'utf8' ).matchAll( IMPORT ) ) {
			const imported = join( dirname( path ), name );
			const source = [ '.ts', '.tsx', '/index.ts' ].map( ( end ) => imported + end ).find( existsSync );
			if ( source !== undefined ) {
				visit( source );
			}
		}
	};
	visit( join( ROOT, entry ) );
	return [ ...found ].map( ( path ) => relative( ROOT, path ) );
}
