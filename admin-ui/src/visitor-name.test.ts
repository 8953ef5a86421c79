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

test( 'who gave no name is called a visitor', () => {
	expect( visitorName( { name: '  ' } ) ).toBe( 'Visitor' );
} );
