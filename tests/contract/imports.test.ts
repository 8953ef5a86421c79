import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { listFiles } from '../../scripts/environment/stamp';

interface ImportMap {
	map: Record< string, { mayImport: string[] } >;
	filesOf: ( part: string ) => string[];
}

const ROOT = join( __dirname, '../..' );
const { map, filesOf }: ImportMap = require( join( ROOT, 'scripts/imports/zones.cjs' ) );
const parts = Object.keys( map );
const mayImport = ( name: string ) => map[ name ]?.mayImport ?? [];

const isTypeScript = ( file: string ) => /\.tsx?$/.test( file );
const FOR_TESTS = [ /\.test\.tsx?$/, /\.fixture\.tsx?$/, /\/fakes\.ts$/, /\/test-support\// ];
const files = [ 'relay/protocol', 'relay/client', 'relay/src', 'admin-ui/src', 'plugin/widget/src' ]
	.flatMap( listFiles )
	.filter( isTypeScript );
const sources = files.filter( ( file ) => ! FOR_TESTS.some( ( kind ) => kind.test( file ) ) );
const partsOf = ( file: string ) =>
	parts.filter( ( name ) => filesOf( name ).some( ( path ) => file === path || file.startsWith( `${ path }/` ) ) );

interface Case {
	file: string;
	rule: string;
	allowed: string[];
	refused: string[];
}

interface LintMessage {
	line: number;
	message: string;
	ruleId: string | null;
}

/** Lints files that do not exist, and returns for each the lines that its rule refuses. */
function lint( cases: Case[] ): string[][] {
	const texts = cases.map( ( { file, allowed, refused } ) => [ file, [ ...allowed, ...refused ].join( '\n' ) ] );
	const results: LintMessage[][] = JSON.parse(
		execFileSync( process.execPath, [ join( __dirname, '../support/lint-texts.cjs' ) ], {
			input: JSON.stringify( texts ),
			encoding: 'utf8',
		} )
	);
	return cases.map( ( { rule, allowed, refused }, index ) => {
		const lines = results[ index ]!.filter( ( { ruleId } ) => ruleId === rule || ruleId === null ).map(
			( { line, message, ruleId } ) => ( ruleId === rule ? [ ...allowed, ...refused ][ line - 1 ]! : message )
		);
		// One line may go against two rows.
		return [ ...new Set( lines ) ];
	} );
}

/** Returns the path of a new file in a part's folder; of its first file if it is a list of files. */
function newFileOf( name: string ): string {
	const [ first = '' ] = filesOf( name );
	return /\.tsx?$/.test( first ) ? first : `${ first }/new.ts`;
}

test( 'each file of the product belongs to exactly one part of the map', () => {
	expect( sources.filter( ( file ) => partsOf( file ).length !== 1 ) ).toEqual( [] );
} );

test( 'the map names no part and no file that does not exist', () => {
	expect( parts.flatMap( mayImport ).filter( ( name ) => ! parts.includes( name ) ) ).toEqual( [] );
	expect( parts.flatMap( filesOf ).filter( ( path ) => listFiles( path ).length === 0 ) ).toEqual( [] );
} );

/** Makes a file of a part that imports one file of every other part, and of what helps tests alone. */
function caseOf( name: string ): Case {
	const file = newFileOf( name );
	const importOf = ( path: string ) => {
		const place = relative( dirname( file ), path ).replace( /(\.d)?\.tsx?$/, '' );
		return `import '${ place.startsWith( '.' ) ? place : `./${ place }` }';`;
	};
	const example = ( other: string ) => sources.find( ( source ) => partsOf( source ).includes( other ) )!;
	const others = parts.filter( ( other ) => other !== name );
	return {
		file,
		rule: 'import/no-restricted-paths',
		allowed: others
			.filter( ( other ) => mayImport( name ).includes( other ) )
			.map( example )
			.map( importOf ),
		refused: others
			.filter( ( other ) => ! mayImport( name ).includes( other ) )
			.map( example )
			.concat( [ 'scripts', 'tests', 'bench' ].map( ( folder ) => listFiles( folder ).find( isTypeScript )! ) )
			.concat( FOR_TESTS.map( ( kind ) => files.find( ( each ) => kind.test( each ) )! ) )
			.map( importOf ),
	};
}

/** Makes a file of browser code that takes values and types of the contract. */
const browserCase = ( file: string, protocol: string ): Case => ( {
	file,
	rule: '@typescript-eslint/no-restricted-imports',
	allowed: [ `import type { Visitor } from '${ protocol }';`, `import { LIMITS } from '${ protocol }/limits';` ],
	refused: [
		`import { visitor } from '${ protocol }';`,
		`import { sendMessageRequest } from '${ protocol }/requests';`,
	],
} );

test( 'a file that goes against any row of the map is an error, for what the row forbids and nothing else', () => {
	const cases = [
		...parts.map( caseOf ),
		browserCase( 'relay/client/new.ts', '../protocol' ),
		browserCase( 'admin-ui/src/store/new.ts', '../../../relay/protocol' ),
		browserCase( 'plugin/widget/src/composer/new.tsx', '../../../../relay/protocol' ),
		{
			file: 'relay/client/new.ts',
			rule: 'import/no-nodejs-modules',
			allowed: [ "import './outbox';" ],
			refused: [ "import 'node:fs';" ],
		},
	];
	const withoutExample = cases.filter( ( { refused } ) => refused.length === 0 ).map( ( { file } ) => file );

	expect( withoutExample ).toEqual( [] );
	expect( lint( cases ) ).toEqual( cases.map( ( { refused } ) => refused ) );
} );

test( 'docs/architecture.md quotes the map', () => {
	const quote = ( names: string[] ) => names.map( ( name ) => `\`${ name }\`` ).join( ', ' );
	const docs = readFileSync( join( ROOT, 'docs/architecture.md' ), 'utf8' );
	const table = docs.split( '| part | may import |\n|---|---|\n' )[ 1 ]?.split( '\n\n' )[ 0 ];

	expect( table?.split( '\n' ) ).toEqual(
		parts.map( ( name ) => `| \`${ name }\` | ${ quote( mayImport( name ) ) || 'nothing of ours' } |` )
	);
} );
