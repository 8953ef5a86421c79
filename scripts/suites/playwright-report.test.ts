import { outcomesOf } from './playwright-report';

test( 'a story has passed on each WordPress by itself, and one that was skipped has not been run', () => {
	const story = ( title: string, ...statuses: ( 'skipped' | 'expected' | 'unexpected' | 'flaky' )[] ) => ( {
		title,
		file: 'a.spec.ts',
		// As Playwright has it: that of the first.
		ok: statuses[ 0 ] === 'expected',
		tests: statuses.map( ( status ) => ( { status } ) ),
	} );

	const outcomes = outcomesOf( {
		specs: [ story( 'A65', 'expected', 'unexpected' ) ],
		suites: [ { specs: [ story( 'A66', 'skipped', 'flaky' ) ] } ],
	} );

	expect( outcomes ).toEqual( [
		{ file: 'tests/e2e/a.spec.ts', title: 'A65', hasPassed: true },
		{ file: 'tests/e2e/a.spec.ts', title: 'A65', hasPassed: false },
		{ file: 'tests/e2e/a.spec.ts', title: 'A66', hasPassed: false },
	] );
} );
