import { readableOn } from './widget-preview';

test.each( [
	[ '#000000', '#ffffff' ],
	[ '#3858e9', '#ffffff' ],
	[ '#ffff00', '#000000' ],
	[ '#ffffff', '#000000' ],
] )( 'on %s one reads %s best', ( ground, text ) => {
	expect( readableOn( ground ) ).toBe( text );
} );
