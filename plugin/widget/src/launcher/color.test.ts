import { contrast, onAccent, validAccent } from './color';

test( 'contrast is that of WCAG', () => {
	expect( contrast( '#ffffff', '#000000' ) ).toBeCloseTo( 21, 5 );
	expect( contrast( '#777777', '#ffffff' ) ).toBeCloseTo( 4.48, 2 );
} );

test( 'text on any accent reaches 4.5 : 1', () => {
	for ( let red = 0; red < 256; red += 17 ) {
		for ( let green = 0; green < 256; green += 17 ) {
			for ( let blue = 0; blue < 256; blue += 51 ) {
				const accent =
					'#' +
					[ red, green, blue ].map( ( channel ) => channel.toString( 16 ).padStart( 2, '0' ) ).join( '' );
				expect( contrast( onAccent( accent ), accent ) ).toBeGreaterThanOrEqual( 4.5 );
			}
		}
	}
} );

test( 'what is no colour is replaced', () => {
	expect( validAccent( 'red;} body{display:none' ) ).toMatch( /^#[0-9a-f]{6}$/ );
	expect( validAccent( '#ABCDEF' ) ).toBe( '#ABCDEF' );
} );
