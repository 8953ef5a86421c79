import { createHash } from 'node:crypto';
import { basename, join } from 'node:path';
import { build } from 'esbuild';
import { CACHE } from '../scripts/environment/paths';

/**
 * Compiles a TypeScript program to one JavaScript file and returns its path, so that it runs in a plain Node: a loader
 * in its process would be measured with it.
 */
export async function compile( entry: string ): Promise< string > {
	// Inside the project, so that it finds the packages; the folder's name keeps programs of one name apart.
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
