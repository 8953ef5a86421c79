import type { Sample, Target } from '../scenario';
import { comparedValues, judge, listFigures, medianOf, spreadOf, valuesByRound } from './figures';

const sample = ( of: string, round: number, value: number, figure = 'CPU' ): Sample => ( {
	figure,
	of,
	unit: 'µs',
	round,
	value,
} );

const target = ( changes: Partial< Target > = {} ): Target => ( {
	label: 'CPU',
	figure: 'CPU',
	of: 'Veranda',
	against: 'ws',
	...changes,
} );

test( 'a median is the middle of odd counts and the mean of the two in the middle of even ones', () => {
	expect( medianOf( [ 9, 1, 5 ] ) ).toBe( 5 );
	expect( medianOf( [ 10, 1, 9, 2 ] ) ).toBe( 5.5 );
	expect( medianOf( [ 7 ] ) ).toBe( 7 );
	expect( () => medianOf( [] ) ).toThrow();
} );

test( 'numbers are ordered as numbers, and nothing has no spread', () => {
	expect( spreadOf( [ 100, 9, 20 ] ) ).toEqual( { minimum: 9, median: 20, maximum: 100 } );
	expect( spreadOf( [] ) ).toBeNull();
} );

test( 'several samples of one round count as their median', () => {
	const samples = [ sample( 'ws', 1, 10 ), sample( 'ws', 1, 20 ), sample( 'ws', 1, 90 ), sample( 'ws', 2, 5 ) ];

	expect( [ ...valuesByRound( samples, 'CPU', 'ws' ) ] ).toEqual( [
		[ 1, 20 ],
		[ 2, 5 ],
	] );
} );

test( 'ratios are taken round by round and not of medians', () => {
	// The machine was three times as slow in round 2. Medians of each would say 200 / 100 = 2.
	const samples = [
		...[ sample( 'Veranda', 1, 50 ), sample( 'Veranda', 2, 300 ), sample( 'Veranda', 3, 200 ) ],
		...[ sample( 'ws', 3, 400 ), sample( 'ws', 1, 100 ), sample( 'ws', 2, 100 ) ],
	];

	expect( comparedValues( samples, target() ) ).toEqual( [ 0.5, 3, 0.5 ] );
	expect( judge( samples, target( { atMost: 0.6 } ) ) ).toMatchObject( {
		spread: { minimum: 0.5, median: 0.5, maximum: 3 },
		isMet: true,
	} );
} );

test( 'a round in which one of the two is missing, or the peer is at zero, has no ratio', () => {
	const samples = [
		...[ sample( 'Veranda', 1, 50 ), sample( 'Veranda', 2, 50 ), sample( 'Veranda', 3, 50 ) ],
		...[ sample( 'ws', 2, 0 ), sample( 'ws', 3, 25 ) ],
	];

	expect( comparedValues( samples, target() ) ).toEqual( [ 2 ] );
} );

test( 'a target on its own compares the figure itself', () => {
	const { against: _, ...alone } = target( { atMost: 0 } );
	const verdict = judge( [ sample( 'Veranda', 1, 0 ), sample( 'Veranda', 2, 1 ), sample( 'Veranda', 3, 0 ) ], alone );

	expect( verdict ).toMatchObject( { spread: { minimum: 0, median: 0, maximum: 1 }, isMet: true } );
} );

test( 'a target is met at its very value and missed beyond it, whichever way it points', () => {
	const at = ( ratio: number, changes: Partial< Target > ) =>
		judge( [ sample( 'Veranda', 1, ratio ), sample( 'ws', 1, 1 ) ], target( changes ) );

	expect( at( 0.6, { atMost: 0.6 } ).isMet ).toBe( true );
	expect( at( 0.61, { atMost: 0.6 } ).isMet ).toBe( false );
	expect( at( 2.5, { atLeast: 2.5 } ).isMet ).toBe( true );
	expect( at( 2.49, { atLeast: 2.5 } ).isMet ).toBe( false );
	expect( at( 5, { atLeast: 1, atMost: 4 } ).isMet ).toBe( false );
} );

test( 'a missed target is far off beyond its slack, which is a factor of two unless it says otherwise', () => {
	const isFarOff = ( ratio: number, changes: Partial< Target > ) =>
		judge( [ sample( 'Veranda', 1, ratio ), sample( 'ws', 1, 1 ) ], target( changes ) ).isFarOff;

	expect( isFarOff( 1.2, { atMost: 0.6 } ) ).toBe( false );
	expect( isFarOff( 1.21, { atMost: 0.6 } ) ).toBe( true );
	expect( isFarOff( 1.25, { atLeast: 2.5 } ) ).toBe( false );
	expect( isFarOff( 1.24, { atLeast: 2.5 } ) ).toBe( true );
	expect( isFarOff( 0.61, { atMost: 0.6, quickSlack: 1 } ) ).toBe( true );
	expect( isFarOff( 1.7, { atMost: 0.6, quickSlack: 3 } ) ).toBe( false );
} );

test( 'what was not measured is neither met nor far off', () => {
	expect( judge( [ sample( 'Veranda', 1, 1 ) ], target( { atMost: 1 } ) ) ).toEqual( {
		target: target( { atMost: 1 } ),
		spread: null,
		isMet: false,
		isFarOff: false,
	} );
} );

test( 'figures are listed once, in the order in which they came, with everybody who has them', () => {
	const samples = [
		...[ sample( 'Veranda', 1, 1, 'b' ), sample( 'ws', 1, 1, 'b' ), sample( 'Veranda', 1, 1, 'a' ) ],
		...[ sample( 'ws', 2, 1, 'b' ), sample( 'nchan', 2, 1, 'b' ) ],
	];

	expect( listFigures( samples ) ).toEqual( [
		{ figure: 'b', unit: 'µs', of: [ 'Veranda', 'ws', 'nchan' ] },
		{ figure: 'a', unit: 'µs', of: [ 'Veranda' ] },
	] );
} );

test( 'a round in which we failed outright counts as the worst, and one without the peer not at all', () => {
	const samples = [
		{ figure: 'CPU', of: 'us', unit: 'µs', round: 1, value: Infinity },
		{ figure: 'CPU', of: 'peer', unit: 'µs', round: 1, value: 10 },
		{ figure: 'CPU', of: 'us', unit: 'µs', round: 2, value: 5 },
		{ figure: 'CPU', of: 'peer', unit: 'µs', round: 2, value: 10 },
		{ figure: 'CPU', of: 'us', unit: 'µs', round: 3, value: 5 },
	];
	const cpu = { label: 'CPU', figure: 'CPU', of: 'us', against: 'peer' };

	expect( comparedValues( samples, { ...cpu, atMost: 1 } ) ).toEqual( [ Infinity, 0.5 ] );
	expect( comparedValues( samples, { ...cpu, atLeast: 1 } ) ).toEqual( [ 0, 0.5 ] );
} );
