import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './environment/commands';
import { ROOT } from './environment/paths';
import { Problem } from './environment/problem';
import { endHelpersOnSignals } from './environment/processes';
import { say } from './environment/progress';
import { mysql, node, php, type Part } from './matrix/parts';

/** The version of Node that the container has; the oldest that we support is the machine's own in `npm test`. */
const CURRENT_NODE = 24;

/** A story that uses everything: visitor, agents, WordPress, relay and database. */
const STORY = 'tests/e2e/conversation.spec.ts';

interface Column {
	id: string;
	/** What takes the place of the machine's own. Everything else is as in `npm test`. */
	parts: ( () => Promise< Part > )[];
	/** What the change could break. Both WordPresses are in `php` and in the story. */
	suites: string[];
}

/** `npm test` is the first column: MariaDB, the machine's Node and PHP. */
const COLUMNS: Column[] = [
	{ id: 'mysql', parts: [ mysql ], suites: [ 'relay', 'php' ] },
	{ id: 'newest', parts: [ () => node( CURRENT_NODE ), php ], suites: [ 'unit', 'relay', 'php' ] },
	{ id: 'all', parts: [ mysql, () => node( CURRENT_NODE ), php ], suites: [] },
];

/** Runs the tests on other databases, Nodes and PHPs, and prints a table. */
export async function main( args: string[] ): Promise< void > {
	const columns = chooseColumns( args );
	if ( columns === null ) {
		return;
	}
	endHelpersOnSignals();
	const rows: { what: string; suite: string; passed: number; failed: number }[] = [];
	for ( const { parts, suites } of columns ) {
		const got: Part[] = [];
		for ( const part of parts ) {
			got.push( await part() );
		}
		const what = got.map( ( { name } ) => name ).join( ', ' );
		for ( const suite of [ ...suites, 'e2e' ] ) {
			say( `\n=== ${ what }: ${ suite }` );
			rows.push( { what, suite, ...( await runSuite( got, suite ) ) } );
		}
	}
	say( '' );
	for ( const { what, suite, passed, failed } of rows ) {
		process.stdout.write(
			`${ what.padEnd( 46 ) } ${ suite.padEnd( 6 ) } ${ passed } passed, ${ failed } failed\n`
		);
	}
	const total = ( of: 'passed' | 'failed' ) => rows.reduce( ( sum, row ) => sum + row[ of ], 0 );
	process.exitCode = total( 'failed' ) > 0 ? 1 : 0;
	process.stdout.write( `${ total( 'passed' ) } passed, ${ total( 'failed' ) } failed\n` );
}

/** Runs one suite as `npm test` does, with other programs. */
async function runSuite( parts: readonly Part[], suite: string ): Promise< { passed: number; failed: number } > {
	const paths = parts.flatMap( ( { path } ) => path ?? [] );
	const env = Object.assign( {}, ...parts.map( ( part ) => part.env ) ) as Record< string, string >;
	const { code, output } = await runCommand(
		'node',
		[
			join( ROOT, 'scripts/run.mjs' ),
			'test',
			'--only',
			suite,
			...( suite === 'e2e' ? [ '--files', STORY ] : [] ),
		],
		{ env: { ...env, PATH: [ ...paths, process.env.PATH ].join( delimiter ) }, shown: 'all' }
	);
	const [ , passed = 0, failed = 0 ] = /(\d+) passed, (\d+) failed\s*$/.exec( output ) ?? [];
	return { passed: Number( passed ), failed: Number( failed ) + ( code !== 0 && Number( failed ) === 0 ? 1 : 0 ) };
}

/** Returns null when only the help was wanted. */
function chooseColumns( args: string[] ): Column[] | null {
	const { values } = parseArgs( {
		args,
		options: { only: { type: 'string' }, help: { type: 'boolean', default: false } },
	} );
	if ( values.help ) {
		say( `Usage: npm run matrix -- [--only ID,ID…]\n\n${ COLUMNS.map( ( { id } ) => `  ${ id }` ).join( '\n' ) }` );
		return null;
	}
	const wanted = values.only?.split( ',' ) ?? COLUMNS.map( ( { id } ) => id );
	return wanted.map( ( id ) => {
		const column = COLUMNS.find( ( each ) => each.id === id );
		if ( column === undefined ) {
			throw new Problem(
				`There is no "${ id }"; there are ${ COLUMNS.map( ( each ) => each.id ).join( ', ' ) }.`
			);
		}
		return column;
	} );
}
