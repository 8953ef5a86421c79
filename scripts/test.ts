import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build';
import { Problem } from './environment/problem';
import { endHelpersOnSignals } from './environment/processes';
import { say } from './environment/progress';
import { bundles } from './suites/bundles';
import { e2e } from './suites/e2e';
import { contract, relay, unit } from './suites/jest';
import { lint } from './suites/lint';
import { php } from './suites/php';
import { sum, type Suite, type SuiteContext, type Tally } from './suites/suite';
import { types } from './suites/types';
import { zip } from './suites/zip';

/** The quickest first. */
const SUITES: Suite[] = [ lint, types, unit, bundles, contract, php, zip, relay, e2e ];

/** Runs the wanted suites and ends with one line of totals. */
export async function main( args: string[] ): Promise< void > {
	const chosen = choose( args );
	if ( chosen === null ) {
		return;
	}
	const { suites, files } = chosen;
	endHelpersOnSignals();
	const folder = mkdtempSync( join( tmpdir(), 'veranda-test-' ) );
	process.on( 'exit', () => rmSync( folder, { recursive: true, force: true } ) );
	const results: { suite: Suite; tally: Tally; seconds: number }[] = [];
	await build();
	for ( const suite of suites ) {
		say( `\n=== ${ suite.name }: ${ suite.about }` );
		const start = Date.now();
		const tally = await runSuite( suite, { folder: join( folder, suite.name ), files } );
		const seconds = Math.round( ( Date.now() - start ) / 1000 );
		results.push( { suite, tally, seconds } );
	}

	say( '\n=== All suites' );
	for ( const { suite, tally, seconds } of results ) {
		say( `  ${ suite.name.padEnd( 9 ) } ${ tally.passed } passed, ${ tally.failed } failed (${ seconds } s)` );
	}
	const { passed, failed } = sum( results.map( ( { tally } ) => tally ) );
	process.exitCode = failed > 0 ? 1 : 0;
	// What reads our output takes the totals from this line, which has to be the last.
	process.stdout.write( `${ passed } passed, ${ failed } failed\n` );
}

async function runSuite( suite: Suite, context: SuiteContext ): Promise< Tally > {
	try {
		return await suite.run( context );
	} catch ( error ) {
		const isKnown = error instanceof Problem || ! ( error instanceof Error );
		say( `  FAIL  ${ isKnown ? error : error.stack }` );
		return { passed: 0, failed: 1 };
	}
}

/** Returns null when only the help was wanted. */
function choose( args: string[] ): { suites: Suite[]; files: string[] | undefined } | null {
	const { values } = parseArgs( {
		args,
		options: {
			only: { type: 'string' },
			files: { type: 'string' },
			help: { type: 'boolean', default: false },
		},
	} );
	if ( values.help ) {
		say( 'Usage: npm test -- [--only NAME,NAME… [--files FILE,FILE…]]\n' );
		for ( const { name, about } of SUITES ) {
			say( `  ${ name.padEnd( 9 ) } ${ about }` );
		}
		return null;
	}
	const names = values.only?.split( ',' ) ?? SUITES.map( ( { name } ) => name );
	const suites = names.map( ( wanted ) => {
		const suite = SUITES.find( ( { name } ) => name === wanted );
		if ( ! suite ) {
			throw new Problem(
				`There is no suite "${ wanted }"; there are ${ SUITES.map( ( { name } ) => name ).join( ', ' ) }.`
			);
		}
		return suite;
	} );
	return { suites, files: values.files?.split( ',' ) };
}
