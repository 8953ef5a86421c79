import { initialsOf, visitorName } from './visitor-name';

test.each( [
	[ 'Vera Lynn', 'VL' ],
	[ '  anna   maria von   trapp ', 'AT' ],
	[ 'x', 'X' ],
	[ '👩‍👩‍👧 family', '👩‍👩‍👧F' ],
	[ '', '' ],
] )( 'the initials of %j are %j', ( name, initials ) => {
	expect( initialsOf( name ) ).toBe( initials );
} );

test( 'who gave no name has two words of their own, always the same', () => {
	const nameOf = ( id: string, name = '  ' ) => visitorName( { id, name } );

	expect( nameOf( 'v_1' ) ).toMatch( /^[A-Z][a-z]+ [A-Z][a-z]+$/ );
	expect( nameOf( 'v_1' ) ).toBe( nameOf( 'v_1', '' ) );
	expect( nameOf( 'v_1' ) ).toBe( nameOf( 'v_1', '\u202e\u200b ' ) );
	expect( nameOf( 'v_1', ' Vera ' ) ).toBe( 'Vera' );
	const names = new Set( Array.from( { length: 60 }, ( _, index ) => nameOf( `v_${ index }` ) ) );
	expect( names.size ).toBeGreaterThan( 50 );
} );
