import { join } from 'node:path';
import type { TestOutcome } from './suite';

/** The part of Playwright's JSON report that is read here. */
export interface PlaywrightReport {
	stats: { expected: number; unexpected: number; flaky: number };
	suites: PlaywrightSuite[];
}

interface PlaywrightSuite {
	specs: {
		title: string;
		file: string;
		/** One for each project that ran it; the spec's own `ok` is that of the first alone. */
		tests: { status: 'skipped' | 'expected' | 'unexpected' | 'flaky' }[];
	}[];
	suites?: PlaywrightSuite[];
}

/** Lists what became of each story on each WordPress; those that were skipped are left out. */
export function outcomesOf( { specs, suites = [] }: PlaywrightSuite ): TestOutcome[] {
	const own = specs.flatMap( ( { title, file, tests } ) =>
		tests
			.filter( ( { status } ) => status !== 'skipped' )
			.map( ( { status } ) => ( { file: join( 'tests/e2e', file ), title, hasPassed: status === 'expected' } ) )
	);
	return [ ...own, ...suites.flatMap( outcomesOf ) ];
}
