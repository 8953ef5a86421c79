import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand } from '../environment/commands';
import { ROOT } from '../environment/paths';
import { say } from '../environment/progress';

/** How many tests passed and failed. */
export interface Tally {
	passed: number;
	failed: number;
}

/** What a suite may use. */
export interface SuiteContext {
	/** A folder of this run alone; removed afterwards. */
	folder: string;
}

/** A part of `npm test` that can be run by itself. */
export interface Suite {
	name: string;
	about: string;
	run( context: SuiteContext ): Promise< Tally >;
}

/** What failing tests leave behind for a look. */
export const RESULTS = join( ROOT, 'test-results' );

/** Adds results up. */
export function sum( tallies: Tally[] ): Tally {
	return tallies.reduce(
		( total, { passed, failed } ) => ( {
			passed: total.passed + passed,
			failed: total.failed + failed,
		} ),
		{ passed: 0, failed: 0 }
	);
}

/** Counts something that should succeed as one test; shows a failure. */
export async function check( name: string, work: () => Promise< void > | void ): Promise< Tally > {
	try {
		await work();
		say( `  ok    ${ name }` );
		return { passed: 1, failed: 0 };
	} catch ( error ) {
		const text = error instanceof Error ? error.message : String( error );
		say( `  FAIL  ${ name }\n${ text.replace( /^/gm, '        ' ) }` );
		return { passed: 0, failed: 1 };
	}
}

/** Throws a sentence if something is not as it should be. */
export function expectThat( isSo: boolean, sentence: string ): void {
	if ( ! isSo ) {
		throw new Error( sentence );
	}
}

/** Counts a command that succeeds as one passed test. */
export function checkCommand( name: string, command: string, args: string[] ): Promise< Tally > {
	return check( name, async () => {
		const { code, output } = await runCommand( command, args );
		expectThat( code === 0, `${ output.trim() }\n(exit code ${ code })` );
	} );
}

/** Runs Jest with a configuration and reads its counts; a file that does not load counts as a failed test. */
export async function runJest(
	context: SuiteContext,
	name: string,
	command: string[],
	env: Record< string, string > = {}
): Promise< Tally > {
	const report = join( context.folder, `${ name }.json` );
	mkdirSync( context.folder, { recursive: true } );
	const [ program = '', ...args ] = command;
	const { code } = await runCommand(
		program,
		[ ...args, '--ci', '--json', `--outputFile=${ report }` ],
		// Its report goes to standard error, the same as JSON to the other.
		{ env: { ...env, TMPDIR: context.folder }, shown: 'errors' }
	);
	if ( ! existsSync( report ) ) {
		return tallyOf( code, { passed: 0, failed: 0 } );
	}
	const counts = JSON.parse( readFileSync( report, 'utf8' ) );
	return tallyOf( code, {
		passed: counts.numPassedTests,
		failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites,
	} );
}

/** A runner that ran nothing, or complains in spite of its counts, has failed. */
export function tallyOf( code: number, { passed, failed }: Tally ): Tally {
	if ( passed + failed === 0 ) {
		say( '  FAIL  no test was run' );
	}
	const isWrong = passed + failed === 0 || ( code !== 0 && failed === 0 );
	return { passed, failed: failed + ( isWrong ? 1 : 0 ) };
}
