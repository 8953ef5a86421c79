import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runCommand } from '../environment/commands';
import { ROOT } from '../environment/paths';
import { say } from '../environment/progress';

/** How many tests passed and failed. */
export interface Tally {
	passed: number;
	failed: number;
}

/** What became of one test. */
export interface TestOutcome {
	/** The file that the test is in, relative to the project. */
	file: string;
	/** What the test says about itself; of PHP only the name of its class is known. */
	title: string;
	hasPassed: boolean;
}

/** What a suite may use. */
export interface SuiteContext {
	/** A folder of this run alone; removed afterwards. */
	folder: string;
	/** The files to run, relative to the project; all of the suite if left out. */
	files?: readonly string[] | undefined;
	/** Hears of each test after its runner has ended; skipped ones are left out. */
	onTest?: ( ( test: TestOutcome ) => void ) | undefined;
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
	const files = context.files === undefined ? [] : [ '--runTestsByPath', ...context.files ];
	const { code } = await runCommand(
		program,
		[ ...args, '--ci', '--json', `--outputFile=${ report }`, ...files ],
		// Its report goes to standard error, the same as JSON to the other.
		{ env: { ...env, TMPDIR: context.folder }, shown: 'errors' }
	);
	if ( ! existsSync( report ) ) {
		return tallyOf( code, { passed: 0, failed: 0 } );
	}
	const counts = JSON.parse( readFileSync( report, 'utf8' ) ) as JestReport;
	counts.testResults.forEach( ( result ) => tellOf( result, context ) );
	return tallyOf( code, {
		passed: counts.numPassedTests,
		failed: counts.numFailedTests + counts.numRuntimeErrorTestSuites,
	} );
}

/** The part of Jest's JSON report that is read here. */
interface JestReport {
	numPassedTests: number;
	numFailedTests: number;
	numRuntimeErrorTestSuites: number;
	testResults: JestFile[];
}

interface JestFile {
	/** The whole path. */
	name: string;
	status: 'passed' | 'failed';
	assertionResults: { fullName: string; status: string }[];
}

function tellOf( { name, status, assertionResults }: JestFile, { onTest }: SuiteContext ): void {
	const file = relative( ROOT, name );
	if ( assertionResults.length === 0 ) {
		onTest?.( { file, title: '', hasPassed: status === 'passed' } );
	}
	for ( const result of assertionResults ) {
		if ( result.status === 'passed' || result.status === 'failed' ) {
			onTest?.( { file, title: result.fullName, hasPassed: result.status === 'passed' } );
		}
	}
}

/** A runner that ran nothing, or complains in spite of its counts, has failed. */
export function tallyOf( code: number, { passed, failed }: Tally ): Tally {
	if ( passed + failed === 0 ) {
		say( '  FAIL  no test was run' );
	}
	const isWrong = passed + failed === 0 || ( code !== 0 && failed === 0 );
	return { passed, failed: failed + ( isWrong ? 1 : 0 ) };
}
