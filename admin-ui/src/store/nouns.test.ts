import * as nouns from './nouns';

test.each( [ 'actions', 'selectors', 'resolvers' ] as const )( 'no two nouns have %s of one name', ( kind ) => {
	const names = Object.values( nouns ).flatMap( ( noun ) =>
		kind in noun ? Object.keys( noun[ kind as never ] ) : []
	);

	expect( names.filter( ( name, place ) => names.indexOf( name ) !== place ) ).toEqual( [] );
} );
