import type { TestOutcome } from '../suites/suite';
import type { Row } from './rows';

/** What was tried for one row, and what became of it. */
export interface Evidence {
	row: Row;
	tests: readonly TestOutcome[];
	/** Files that the row names and of which no test was run. */
	silent: readonly string[];
	/** `untested`: the row says itself that there is no test. */
	verdict: 'held' | 'broken' | 'untested';
}

/**
 * Finds the tests of a row among all that were run. In the files that it names these are the tests that have its id in
 * their titles; a file in which no title has it is about the row as a whole.
 */
export function weigh( row: Row, outcomes: readonly TestOutcome[] ): Evidence {
	const found = row.files.map( ( file ) => {
		const here = outcomes.filter( ( test ) => test.file === file );
		const named = here.filter( ( { title } ) => title.includes( row.id ) );
		return { file, tests: named.length > 0 ? named : here };
	} );
	const tests = found.flatMap( ( each ) => each.tests );
	const silent = found.filter( ( each ) => each.tests.length === 0 ).map( ( { file } ) => file );
	if ( row.files.length === 0 ) {
		return { row, tests, silent, verdict: 'untested' };
	}
	const isHeld = silent.length === 0 && tests.every( ( { hasPassed } ) => hasPassed );
	return { row, tests, silent, verdict: isHeld ? 'held' : 'broken' };
}
