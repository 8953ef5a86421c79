import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureComposerPackages } from '../../scripts/environment/composer';

const ROOT = join( __dirname, '../..' );
const INCLUDES = join( ROOT, 'plugin/includes' );
const map: Record< string, { mayUse: string[] } > = JSON.parse(
	readFileSync( join( ROOT, 'scripts/imports/map.json' ), 'utf8' )
).php;
const parts = Object.keys( map );
const mayUse = ( name: string ) => map[ name ]?.mayUse ?? [];
/* Whoever may use everything has no rule to go against. */
const limited = parts.filter( ( name ) => mayUse( name ).length < parts.length - 1 );

const namespaceOf = ( name: string ) => ( name === 'shared' ? 'Veranda' : `Veranda\\${ name }` );

/** Returns the whole name of some class of a part. */
function exampleOf( name: string ): string {
	if ( name === 'Plugin' ) {
		return 'Veranda\\Plugin';
	}
	const folder = name === 'shared' ? INCLUDES : join( INCLUDES, name );
	const file = readdirSync( folder ).find( ( each ) => each.endsWith( '.php' ) && each !== 'Plugin.php' );
	return `${ namespaceOf( name ) }\\${ file?.replace( '.php', '' ) }`;
}

/** Writes a class of a part that uses every other part, one a line; the parts by their lines. */
function writeClass( folder: string, name: string ): { file: string; others: string[] } {
	const others = parts.filter( ( other ) => other !== name );
	const methods = others.map(
		( other, index ) => `	public function uses_${ index }( \\${ exampleOf( other ) } $it ): void {}`
	);
	const file = join( folder, `${ name }.php` );
	const head = `<?php namespace ${ namespaceOf( name ) }; final class Against_The_Map {`;
	writeFileSync( file, [ head, ...methods, '}', '' ].join( '\n' ) );
	return { file, others };
}

interface Report {
	files: Record< string, { messages: { line: number; identifier: string }[] } >;
}

/** Runs PHPStan with the rules about imports alone. */
async function analyse( folder: string ): Promise< Report > {
	const configuration = join( folder, 'phpstan.neon' );
	writeFileSync(
		configuration,
		`includes:
	- ${ ROOT }/scripts/imports/phpat.neon
parameters:
	customRulesetUsed: true
	paths: [ ${ folder }/classes ]
	scanDirectories: [ ${ INCLUDES } ]
	tmpDir: ${ folder }/cache
`
	);
	const args = [ 'vendor/bin/phpstan', 'analyse', '--no-progress', '--error-format=json', '-c', configuration ];
	// It ends with 1 when it found something, which is what is wanted here.
	const output = await new Promise< string >( ( resolve ) =>
		execFile( 'php', args, { cwd: ROOT }, ( _error, stdout, stderr ) => resolve( stdout || stderr ) )
	);
	return JSON.parse( output );
}

test( 'the map names every namespace of the plugin', () => {
	const namespaces = readdirSync( INCLUDES ).filter( ( name ) => ! name.endsWith( '.php' ) );
	expect( [ 'Plugin', ...namespaces, 'shared' ].sort() ).toEqual( [ ...parts ].sort() );
	expect( parts.flatMap( mayUse ).filter( ( name ) => ! parts.includes( name ) ) ).toEqual( [] );
	expect( parts.filter( ( name ) => ! limited.includes( name ) ) ).toEqual( [ 'Plugin' ] );
} );

test( 'a class that goes against any row of the map is an error, for what the row forbids and nothing else', async () => {
	await ensureComposerPackages();
	const folder = mkdtempSync( join( tmpdir(), 'veranda-imports-' ) );
	try {
		mkdirSync( join( folder, 'classes' ) );
		const written = limited.map( ( name ) => ( { name, ...writeClass( join( folder, 'classes' ), name ) } ) );
		const { files } = await analyse( folder );
		const refused = written.map( ( { name, file, others } ) => [
			name,
			...others.filter( ( _, index ) => files[ file ]?.messages.some( ( { line } ) => line === index + 2 ) ),
		] );

		expect( refused ).toEqual(
			written.map( ( { name, others } ) => [
				name,
				...others.filter( ( other ) => ! mayUse( name ).includes( other ) ),
			] )
		);
	} finally {
		rmSync( folder, { recursive: true } );
	}
}, 180_000 );

test( 'docs/architecture.md quotes the map', () => {
	const quote = ( names: string[] ) => names.map( ( name ) => `\`${ name }\`` ).join( ', ' );
	const docs = readFileSync( join( ROOT, 'docs/architecture.md' ), 'utf8' );
	const table = docs.split( '| part of the plugin | may use |\n|---|---|\n' )[ 1 ]?.split( '\n\n' )[ 0 ];

	expect( table?.split( '\n' ) ).toEqual(
		parts.map( ( name ) => `| \`${ name }\` | ${ quote( mayUse( name ) ) || 'nothing of ours' } |` )
	);
} );
