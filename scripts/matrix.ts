import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { runCommand } from './environment/commands';
import { ROOT } from './environment/paths';
import { Problem } from './environment/problem';
import { endHelpersOnSignals } from './environment/processes';
import { say } from './environment/progress';
import { SITE_FORM, SITE_FORMS } from './environment/site-form';
import { mysql, node, php, type Part } from './matrix/parts';

/** The version of Node that the container has; the oldest that we support is the machine's own in `npm test`. */
const CURRENT_NODE = 24;

/** A story that uses everything (visitor, agents, WordPress, relay and database), and one that only a page cache can tell. */
const STORIES = [ 'tests/e2e/conversation.spec.ts', 'tests/e2e/page-cache.spec.ts' ];

interface Column {
	id: string;
	/** What takes the place of the machine's own. Everything else is as in `npm test`. */
	parts: ( () => Promise< Part > )[];
	/** What the change could break. Both WordPresses are in `php` and in the story. */
	suites: string[];
}

/** `npm test` is the first column: MariaDB, the machine's Node and PHP. */
const COLUMNS: Column[] = [
	{ id: 'mysql', parts: [ mysql ], suites: [ 'php', 'e2e', 'relay' ] },
	{ id: 'newest', parts: [ () => node( CURRENT_NODE ), php ], suites: [ 'unit', 'relay', 'php', 'e2e' ] },
	{ id: 'all', parts: [ mysql, () => node( CURRENT_NODE ), php ], suites: [ 'e2e' ] },
	...wordpressColumns(),
];

/** One for each form of a site that `npm test` does not have. */
function wordpressColumns(): Column[] {
	return Object.entries( SITE_FORMS )
		.filter( ( [ id ] ) => id !== 'usual' )
		.map( ( [ id, { name } ] ) => ( {
			id: 'wordpress',
			parts: [ async () => ( { name: `WordPress: ${ name }`, env: { [ SITE_FORM ]: id } } ) ],
			suites: [ 'e2e' ],
		} ) );
}

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
		for ( const suite of suites ) {
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
			...( suite === 'e2e' ? [ '--files', STORIES.join() ] : [] ),
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
		options: {
			only: { type: 'string' },
			suites: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	} );
	if ( values.help ) {
		say( 'Usage: npm run matrix -- [--only ID,ID…] [--suites NAME,NAME…]\n' );
		for ( const { id, suites } of COLUMNS ) {
			say( `  ${ id.padEnd( 9 ) } ${ suites.join( ', ' ) }` );
		}
		return null;
	}
	const suites = values.suites?.split( ',' );
	const wanted = values.only?.split( ',' ) ?? [ ...new Set( COLUMNS.map( ( { id } ) => id ) ) ];
	return wanted.flatMap( ( id ) => {
		const columns = COLUMNS.filter( ( each ) => each.id === id );
		if ( columns.length === 0 ) {
			const ids = new Set( COLUMNS.map( ( each ) => each.id ) );
			throw new Problem( `There is no "${ id }"; there are ${ [ ...ids ].join( ', ' ) }.` );
		}
		return columns.map( ( column ) => ( {
			...column,
			suites: column.suites.filter( ( suite ) => suites?.includes( suite ) ?? true ),
		} ) );
	} );
}
