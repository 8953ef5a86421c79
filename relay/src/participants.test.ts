import { authorsOf, otherSide, sideOf, type Side } from './participants';

test.each< [ Side, string[] ] >( [
	[ 'visitor', [ 'visitor' ] ],
	// What a bot writes is unread by the visitor, as what an agent writes is.
	[ 'agent', [ 'agent', 'bot' ] ],
] )( 'on the side of the %s write %j', ( side, authors ) => {
	expect( authorsOf( side ) ).toEqual( authors );
	expect( authorsOf( otherSide( side ) ) ).not.toEqual( authors );
} );

test( 'the system is on nobody’s side', () => {
	expect( sideOf( 'system' ) ).toBeNull();
} );
