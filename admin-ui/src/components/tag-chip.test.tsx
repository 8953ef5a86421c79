import { hueOf } from './tag-chip';

test( 'a tag has one colour, whatever its case', () => {
	expect( hueOf( 'Refund' ) ).toBe( hueOf( 'rEFUND' ) );
	expect( hueOf( 'שלום 👋' ) ).toBe( hueOf( 'שלום 👋' ) );
} );

test( 'common names differ', () => {
	const hues = [ 'refund', 'shipping', 'bug', 'sales', 'question', 'vip' ].map( hueOf );

	expect( new Set( hues ).size ).toBeGreaterThan( 4 );
	expect( hues.every( ( hue ) => hue >= 0 && hue < 360 ) ).toBe( true );
} );
