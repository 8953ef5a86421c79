import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from './build';
import { Problem } from './environment/problem';
import { endHelpersOnSignals } from './environment/processes';
import { say } from './environment/progress';
import { e2e } from './suites/e2e';
import { contract, relay, unit } from './suites/jest';
import { php } from './suites/php';
import type { Suite, TestOutcome } from './suites/suite';
import { weigh, type Evidence } from './threats/evidence';
import { readRows, type Row } from './threats/rows';

/** Which suite runs a file; the first whose folder it is in. Tests beside the code are everywhere else. */
const SUITES: { folder: string; suite: Suite }[] = [
	{ folder: 'tests/relay/', suite: relay },
	{ folder: 'tests/contract/', suite: contract },
	{ folder: 'tests/php/', suite: php },
	{ folder: 'tests/e2e/', suite: e2e },
	{ folder: '', suite: unit },
];

/** Runs the tests of the rows of docs/threats.md and prints what was tried for each, and the result. */
export async function main( args: string[] ): Promise< void > {
	const rows = chooseRows( args );
	if ( rows === null ) {
		return;
	}
	endHelpersOnSignals();
	const folder = mkdtempSync( join( tmpdir(), 'veranda-threats-' ) );
	process.on( 'exit', () => rmSync( folder, { recursive: true, force: true } ) );
	await build();
	const files = new Set( rows.flatMap( ( row ) => row.files ) );
	const outcomes: TestOutcome[] = [];
	for ( const { folder: home, suite } of SUITES ) {
		const own = [ ...files ].filter( ( file ) => file.startsWith( home ) );
		own.forEach( ( file ) => files.delete( file ) );
		if ( own.length > 0 ) {
			say( `\n=== ${ suite.name }: ${ own.length } files` );
			await suite.run( {
				folder: join( folder, suite.name ),
				files: own,
				onTest: ( test ) => outcomes.push( test ),
			} );
		}
	}
	report( rows.map( ( row ) => weigh( row, outcomes ) ) );
}

/** Returns null when only the help was wanted. */
function chooseRows( args: string[] ): Row[] | null {
	const { values } = parseArgs( {
		args,
		options: { only: { type: 'string' }, help: { type: 'boolean', default: false } },
	} );
	if ( values.help ) {
		say( 'Usage: npm run threats -- [--only ID,ID…]\n\nThe ids are those of docs/threats.md.' );
		return null;
	}
	const rows = readRows();
	const wanted = values.only?.split( ',' ) ?? rows.map( ( { id } ) => id );
	return wanted.map( ( id ) => {
		const row = rows.find( ( each ) => each.id === id );
		if ( row === undefined ) {
			throw new Problem( `docs/threats.md has no row "${ id }".` );
		}
		return row;
	} );
}

function report( evidence: readonly Evidence[] ): void {
	say( '' );
	for ( const { row, tests, silent, verdict } of evidence ) {
		process.stdout.write( `${ row.id }  ${ verdict.padEnd( 8 ) }  ${ row.about }\n` );
		for ( const file of row.files ) {
			const here = tests.filter( ( test ) => test.file === file );
			const count = silent.includes( file ) ? 'NOT RUN' : `${ here.length } tried`;
			process.stdout.write( `               ${ count.padEnd( 10 ) } ${ file }\n` );
			for ( const { title } of here.filter( ( { hasPassed } ) => ! hasPassed ) ) {
				process.stdout.write( `               FAILED     ${ title }\n` );
			}
		}
	}
	const count = ( wanted: Evidence[ 'verdict' ] ) => evidence.filter( ( { verdict } ) => verdict === wanted ).length;
	process.exitCode = count( 'broken' ) > 0 ? 1 : 0;
	say( `\n${ count( 'untested' ) } rows have no test that can be run here: docs/threats.md says why.` );
	process.stdout.write( `${ count( 'held' ) } passed, ${ count( 'broken' ) } failed\n` );
}
