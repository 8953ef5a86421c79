import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../scripts/environment/paths';
import { say } from '../scripts/environment/progress';
import { drawCharts } from './report/chart-list';
import { fillDocument } from './report/document';
import { describeMachine, type Commit } from './report/machine';
import { isGood, isWhole, verdictsOf, type Result } from './report/result';
import { keepResult, readNewest, type KeptResult } from './report/result-file';
import { repeatedRatios } from './report/repetition';
import { figureTable, targetTable } from './report/tables';
import type { Outcome, Scenario } from './scenario';
import { SCENARIOS } from './scenarios';

/** How the run was made. */
export interface ReportOptions {
	readonly isQuick: boolean;
	readonly rounds: number;
	/** Whether the result goes to `bench/results/`. */
	readonly isKept: boolean;
	/** What was built and measured. */
	readonly commit: Commit;
}

const DOCUMENT = join( ROOT, 'docs/performance.md' );
const CHARTS = join( ROOT, 'docs/images/performance' );

/**
 * Prints the results and keeps them; a full run of all scenarios also goes into docs/performance.md, so that nobody
 * copies figures by hand. Returns whether every promise was kept.
 */
export async function report(
	outcomes: ReadonlyArray< { scenario: Scenario; outcome: Outcome } >,
	{ isQuick, rounds, isKept, commit }: ReportOptions
): Promise< boolean > {
	const result: Result = {
		format: 1,
		finishedAt: new Date().toISOString(),
		durationSeconds: Math.round( process.uptime() ),
		isQuick,
		rounds,
		...commit,
		machine: await describeMachine(),
		scenarios: outcomes.map( ( { scenario: { id, title }, outcome } ) => ( { id, title, ...outcome } ) ),
	};
	print( result );
	if ( isKept ) {
		// Read first: afterwards it would find this run.
		const before = isQuick ? null : readNewest( result.scenarios.map( ( { id } ) => id ) );
		const name = keepResult( result );
		say( `Kept as bench/results/${ name }` );
		if ( before !== null ) {
			const ratios = repeatedRatios( before.result, result );
			const same = ratios.filter( ( { isSame } ) => isSame );
			say(
				`The spreads of ${ same.length } of ${ ratios.length } ratios overlap with those in ${ before.name }`
			);
		}
		if (
			isWhole(
				result,
				SCENARIOS.map( ( { id } ) => id )
			)
		) {
			document( { name, result }, before );
		}
	}
	return isGood( result );
}

function print( result: Result ): void {
	const verdicts = verdictsOf( result );
	const parts = [ `${ figureTable( result ) }\n` ];
	if ( verdicts.length > 0 ) {
		parts.push( `${ targetTable( verdicts ) }\n` );
	}
	for ( const { id, notes, faults } of result.scenarios ) {
		parts.push( ...notes.map( ( note ) => `${ id }  ${ note }` ) );
		parts.push( ...faults.map( ( fault ) => `${ id }  FAULT: ${ fault }` ) );
	}
	if ( result.isQuick ) {
		parts.push( 'A small run is rough: only faults and ratios that are far off count.' );
		for ( const { scenario, target, isFarOff } of verdicts ) {
			if ( isFarOff ) {
				parts.push( `${ scenario }  FAR OFF: ${ target.label }` );
			}
		}
	}
	process.stdout.write( `\n${ parts.join( '\n' ) }\n` );
}

function document( kept: KeptResult, before: KeptResult | null ): void {
	const charts = drawCharts( kept.result );
	const places = { results: '../bench/results', charts: 'images/performance' };
	const text = fillDocument( readFileSync( DOCUMENT, 'utf8' ), kept, before, places, charts );
	// A chart for which this run has no samples would show an older run's.
	rmSync( CHARTS, { recursive: true, force: true } );
	mkdirSync( CHARTS, { recursive: true } );
	for ( const chart of charts ) {
		writeFileSync( join( CHARTS, `${ chart.name }.svg` ), chart.svg );
	}
	writeFileSync( DOCUMENT, text );
	say( 'Written into docs/performance.md' );
}
