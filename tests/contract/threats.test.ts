import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listFiles } from '../../scripts/environment/stamp';

const ROOT = join( __dirname, '../..' );
const read = ( path: string ) => readFileSync( join( ROOT, path ), 'utf8' );
const page = read( 'docs/threats.md' );
const rows = new Set( page.match( /(?<=^\| )[ABP]\d+(?= \|)/gm ) );

const SOURCES = [ 'relay', 'admin-ui', 'plugin', 'tests', 'scripts', 'docs', '.github' ];
const TEXT = /\.(c?ts|tsx|cjs|mjs|js|php|md|scss|css|sql|ya?ml)$/;

test( 'every row that code, tests and documents refer to is in docs/threats.md', () => {
	const unknown = SOURCES.flatMap( listFiles )
		.filter( ( file ) => TEXT.test( file ) )
		.flatMap( ( file ) =>
			( read( file ).match( /\b(?:[AB]\d{2}|P[1-9]|C\d{2})\b/g ) ?? [] ).map( ( id ) => `${ id } in ${ file }` )
		)
		.filter( ( reference ) => ! rows.has( reference.split( ' ' )[ 0 ]! ) );

	expect( unknown ).toEqual( [] );
} );

test( 'a reference to the page says where it is', () => {
	const vague = SOURCES.flatMap( listFiles ).filter(
		( file ) => TEXT.test( file ) && /(?<!docs\/)\bthreats?(\.md)? [ABC]\d/.test( read( file ) )
	);
	expect( vague ).toEqual( [] );
} );

test( 'every row says where it is tested, in files that exist', () => {
	const cells = page.match( /^\| [AB]\d\d \|.*$/gm )?.map( ( row ) => row.split( '|' ).at( -2 ) ?? '' ) ?? [];
	const files = cells.flatMap( ( cell ) => cell.match( /[\w./-]+\.(?:tsx?|php)/g ) ?? [] );

	expect( cells.filter( ( cell ) => cell.trim() === '' ) ).toEqual( [] );
	expect( files.filter( ( file ) => ! existsSync( join( ROOT, file ) ) ) ).toEqual( [] );
} );
