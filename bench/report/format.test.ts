import { formatGoal, formatNumber, formatSpread, markdownTable, textTable, verdictText } from './format';

test( 'numbers have three digits that mean something', () => {
	expect( [ 0, 3, 1234567.8, 123.4, 12.34, 1.234, 0.12345, 0.000123 ].map( formatNumber ) ).toEqual( [
		'0',
		'3',
		'1,234,568',
		'123',
		'12.3',
		'1.23',
		'0.123',
		'0.0001',
	] );
	expect( formatNumber( Infinity ) ).toBe( 'none' );
} );

test( 'one round is one number, several are minimum, median and maximum', () => {
	expect( formatSpread( { minimum: 2, median: 2, maximum: 2 } ) ).toBe( '2' );
	expect( formatSpread( { minimum: 0.5, median: 0.55, maximum: 1 } ) ).toBe( '0.500 – 0.550 – 1' );
} );

test( 'a goal says which way it points, and whether it is a ratio', () => {
	const target = { label: '', figure: '', of: '' };

	expect( formatGoal( { ...target, against: 'ws', atMost: 1.15 } ) ).toBe( '≤ 1.15x' );
	expect( formatGoal( { ...target, atLeast: 2 } ) ).toBe( '≥ 2' );
} );

test( 'a verdict is said in words', () => {
	const verdict = { target: { label: '', figure: '', of: '' }, isFarOff: false };
	const spread = { minimum: 1, median: 1, maximum: 1 };

	expect( verdictText( { ...verdict, spread, isMet: true } ) ).toBe( 'met' );
	expect( verdictText( { ...verdict, spread, isMet: false } ) ).toBe( 'NOT MET' );
	expect( verdictText( { ...verdict, spread: null, isMet: false } ) ).toBe( 'not measured' );
} );

test( 'columns of a table are aligned', () => {
	expect(
		textTable(
			[
				[ 'of', 'value' ],
				[ 'ws', '1' ],
				[ 'nchan', '12' ],
			],
			1
		)
	).toBe( [ 'of     value', '-----  -----', 'ws         1', 'nchan     12' ].join( '\n' ) );
} );

test( 'a cell cannot break out of a Markdown table', () => {
	expect( markdownTable( [ [ 'a' ], [ 'x | <b>\ny' ] ] ) ).toBe( '| a |\n| --- |\n| x \\| &lt;b> y |' );
} );
