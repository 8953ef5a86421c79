import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { listFiles } from '../../scripts/environment/stamp';

const ROOT = join( __dirname, '../..' );
const documents = [ 'README.md', 'CONTRIBUTING.md', 'SECURITY.md', ...listFiles( 'docs' ) ].filter( ( path ) =>
	path.endsWith( '.md' )
);
/* The examples of adding-a-feature.md name files that nobody has written yet. */
const read = ( path: string ) =>
	readFileSync( join( ROOT, path ), 'utf8' ).replace( /^## Four examples$.*?(?=^## )/ms, '' );
const exists = ( path: string ) => existsSync( join( ROOT, path ) );

/* A path of the repository in back-ticks; one with a place-holder stands for many. Results of a build need not be there. */
const PATH = /`((?:admin-ui|bench|docs|plugin|relay|scripts|tests)\/[\w./-]*)`/g;
const BUILT = /\/(build|node_modules)\//;

test( 'paths in documents lead to files that exist', () => {
	const missing = documents.flatMap( ( document ) =>
		[ ...read( document ).matchAll( PATH ) ]
			.map( ( [ , path = '' ] ) => path )
			.filter( ( path ) => ! BUILT.test( path ) && ! exists( path ) )
			.map( ( path ) => `${ path } in ${ document }` )
	);
	expect( missing ).toEqual( [] );
} );

test( 'links between documents lead somewhere', () => {
	const broken = documents.flatMap( ( document ) =>
		[ ...read( document ).matchAll( /\]\((?!https?:)([^)#\s]+)/g ) ]
			.map( ( [ , link = '' ] ) => join( dirname( document ), link ) )
			.filter( ( path ) => ! exists( path ) )
			.map( ( path ) => `${ path } in ${ document }` )
	);
	expect( broken ).toEqual( [] );
} );
