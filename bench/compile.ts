import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { CACHE } from '../scripts/environment/paths';

/**
 * Makes one JavaScript file of a TypeScript program of ours, and returns its path. What is measured then runs in a plain
 * Node: a loader in its process would be measured with it.
 */
export async function compile( entry: string ): Promise< string > {
	// Inside the project, so that it finds the packages; two programs of one name do not meet.
	const name = `${ basename( entry, '.ts' ) }-${ createHash( 'sha256' ).update( entry ).digest( 'hex' ).slice( 0, 8 ) }`;
	const outfile = join( CACHE, 'bench', `${ name }.cjs` );
	await build( {
		entryPoints: [ entry ],
		outfile,
		bundle: true,
		packages: 'external',
		platform: 'node',
		format: 'cjs',
		target: 'node20',
		logLevel: 'error',
	} );
	return outfile;
}
