import { TAG_COLORS, tagColor } from './tag-color';

/** Returns how light a colour is, as WCAG 2 reckons. */
function luminance( color: string ): number {
	const [ red = 0, green = 0, blue = 0 ] = [ 1, 3, 5 ].map( ( place ) => {
		const part = parseInt( color.slice( place, place + 2 ), 16 ) / 255;
		return part <= 0.04045 ? part / 12.92 : ( ( part + 0.055 ) / 1.055 ) ** 2.4;
	} );
	return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

test.each( TAG_COLORS )( '$text can be read on $background', ( { background, text } ) => {
	const contrast = ( luminance( background ) + 0.05 ) / ( luminance( text ) + 0.05 );

	expect( contrast ).toBeGreaterThanOrEqual( 4.5 );
} );

test( 'a name has one colour, in every release and however it is written', () => {
	expect(
		[ 'billing', 'vip', 'Ärger', 'شحن', '🦄' ].map( ( name ) => TAG_COLORS.indexOf( tagColor( name ) ) )
	).toEqual( [ 4, 0, 3, 4, 3 ] );
	expect( tagColor( 'VIP' ) ).toBe( tagColor( 'vip' ) );
	expect( tagColor( 'A\u0308rger' ) ).toBe( tagColor( 'ärger' ) );
} );

test( 'names of a site spread over the colours', () => {
	const names = Array.from( { length: 200 }, ( _, index ) => `tag ${ index }` );

	expect( new Set( names.map( tagColor ) ).size ).toBe( TAG_COLORS.length );
} );
