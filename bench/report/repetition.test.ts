import type { Result } from './result';
import { repeatedRatios } from './repetition';

const FIGURE = { figure: 'CPU', unit: 'µs' };

/** A run in which the other always took 10 and we what is given, round by round. */
function resultOf( own: readonly number[], { against = 'ws' as string | null, label = 'CPU' } = {} ): Result {
	const samples = own.flatMap( ( value, index ) => [
		{ ...FIGURE, of: 'Veranda', round: index + 1, value },
		{ ...FIGURE, of: 'ws', round: index + 1, value: 10 },
	] );
	const target = { label, figure: 'CPU', of: 'Veranda', atMost: 1, ...( against === null ? {} : { against } ) };
	return {
		format: 1,
		finishedAt: '2030-01-02T03:04:05.000Z',
		durationSeconds: 1,
		isQuick: false,
		rounds: own.length,
		commit: null,
		isChanged: false,
		machine: { cpu: 'Abacus', cores: 2, memoryGiB: 1, kernel: '6', node: '20', mariadb: null, nginx: null },
		scenarios: [ { id: 'S2', title: 'fan-out', samples, targets: [ target ], notes: [], faults: [] } ],
	};
}

test( 'ratios count as the same when their spreads overlap, and be it in one value', () => {
	expect( repeatedRatios( resultOf( [ 5, 6, 7 ] ), resultOf( [ 7, 8, 9 ] ) ) ).toEqual( [
		expect.objectContaining( {
			scenario: 'S2',
			before: { minimum: 0.5, median: 0.6, maximum: 0.7 },
			now: { minimum: 0.7, median: 0.8, maximum: 0.9 },
			isSame: true,
		} ),
	] );
} );

test.each( [
	[
		[ 5, 6, 7 ],
		[ 7.1, 8, 9 ],
	],
	[
		[ 7.1, 8, 9 ],
		[ 5, 6, 7 ],
	],
] )( '%j and %j are not the same, whichever came first', ( before, now ) => {
	expect( repeatedRatios( resultOf( before ), resultOf( now ) ) ).toMatchObject( [ { isSame: false } ] );
} );

test( 'one spread inside of the other is the same', () => {
	expect( repeatedRatios( resultOf( [ 2, 6, 9 ] ), resultOf( [ 5, 6, 7 ] ) ) ).toMatchObject( [ { isSame: true } ] );
} );

test( 'figures without a peer, and ratios that only one run has, are left out', () => {
	const alone = { against: null };

	expect( repeatedRatios( resultOf( [ 5 ], alone ), resultOf( [ 5 ], alone ) ) ).toEqual( [] );
	expect( repeatedRatios( resultOf( [ 5 ], { label: 'another' } ), resultOf( [ 5 ] ) ) ).toEqual( [] );
	expect( repeatedRatios( resultOf( [] ), resultOf( [ 5 ] ) ) ).toEqual( [] );
} );
