import { say } from '../scripts/environment/progress';
import type { Outcome, Scenario } from './scenario';

/** How the run was made. */
export interface ReportOptions {
	readonly isQuick: boolean;
	readonly rounds: number;
}

/** Prints what was found; returns whether every promise was kept. */
export async function report(
	outcomes: ReadonlyArray< { scenario: Scenario; outcome: Outcome } >,
	_options: ReportOptions
): Promise< boolean > {
	for ( const { scenario, outcome } of outcomes ) {
		for ( const { figure, of, unit, round, value } of outcome.samples ) {
			say( `${ scenario.id }  ${ figure } · ${ of } · round ${ round }: ${ value } ${ unit }` );
		}
		outcome.notes.forEach( ( note ) => say( `  ${ note }` ) );
		outcome.faults.forEach( ( fault ) => say( `  FAULT ${ fault }` ) );
	}
	return outcomes.every( ( { outcome } ) => outcome.faults.length === 0 );
}
