import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { build } from '../scripts/build';
import { Problem } from '../scripts/environment/problem';
import { endHelpersOnSignals } from '../scripts/environment/processes';
import { say } from '../scripts/environment/progress';
import { report } from './report';
import { describeCommit } from './report/machine';
import type { Outcome, Scenario } from './scenario';
import { SCENARIOS } from './scenarios';

/** Enough for a median that one slow moment of the machine does not move. */
const ROUNDS = 3;

/** Measures the wanted scenarios, one after another, and reports them together. */
export async function main( args: string[] ): Promise< void > {
	const options = readOptions( args );
	if ( options === null ) {
		return;
	}
	endHelpersOnSignals();
	const folder = mkdtempSync( join( tmpdir(), 'veranda-bench-' ) );
	process.on( 'exit', () => rmSync( folder, { recursive: true, force: true } ) );
	// Taken before the half hour in which somebody may commit something else.
	const commit = await describeCommit();
	await build();
	const outcomes: { scenario: Scenario; outcome: Outcome }[] = [];
	for ( const scenario of options.scenarios ) {
		say( `\n=== ${ scenario.id }: ${ scenario.title }` );
		const outcome = await scenario
			.run( {
				isQuick: options.isQuick,
				rounds: options.rounds,
				folder: join( folder, scenario.id ),
				say: ( text ) => say( `  ${ text }` ),
			} )
			.catch( outcomeOfFailure );
		outcomes.push( { scenario, outcome } );
	}
	const isGood = await report( outcomes, { ...options, commit } );
	process.exitCode = isGood ? 0 : 1;
}

/** A scenario that fails is a fault of the run; what the others took half an hour to measure is kept. */
function outcomeOfFailure( error: unknown ): Outcome {
	const text = error instanceof Error ? ( error.stack ?? error.message ) : String( error );
	say( text );
	return { samples: [], targets: [], notes: [], faults: [ `It broke off: ${ text.split( '\n' )[ 0 ] }` ] };
}

interface Options {
	scenarios: Scenario[];
	isQuick: boolean;
	rounds: number;
	isKept: boolean;
}

/** Returns null when only the help was wanted. */
function readOptions( args: string[] ): Options | null {
	const { values } = parseArgs( {
		args,
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string' },
			rounds: { type: 'string' },
			keep: { type: 'boolean', default: false },
			help: { type: 'boolean', default: false },
		},
	} );
	if ( values.help ) {
		say( 'Usage: npm run bench -- [--quick] [--only ID,ID…] [--rounds N] [--keep]\n' );
		for ( const { id, title } of SCENARIOS ) {
			say( `  ${ id.padEnd( 4 ) } ${ title }` );
		}
		return null;
	}
	const rounds = Number( values.rounds ?? ( values.quick ? 1 : ROUNDS ) );
	if ( ! Number.isInteger( rounds ) || rounds < 1 || rounds > 50 ) {
		throw new Problem( '--rounds must be a whole number from 1 to 50.' );
	}
	const names = values.only?.toUpperCase().split( ',' ) ?? SCENARIOS.map( ( { id } ) => id );
	const scenarios = names.map( ( wanted ) => {
		const scenario = SCENARIOS.find( ( { id } ) => id === wanted );
		if ( scenario === undefined ) {
			const known = SCENARIOS.map( ( { id } ) => id ).join( ', ' );
			throw new Problem( `There is no scenario "${ wanted }"; there are ${ known }.` );
		}
		return scenario;
	} );
	return { scenarios, isQuick: values.quick, rounds, isKept: values.keep || ! values.quick };
}
