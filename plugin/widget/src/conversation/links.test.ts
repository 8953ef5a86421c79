import { findLinks } from './links';

const hrefs = ( text: string ) => findLinks( text ).flatMap( ( { href } ) => href ?? [] );

test( 'the pieces make up the text', () => {
	const text = 'See https://a.test/x?y=1#z, and http://b.test. Or (https://c.test/(d)) …';

	expect(
		findLinks( text )
			.map( ( piece ) => piece.text )
			.join( '' )
	).toBe( text );
	expect( hrefs( text ) ).toEqual( [ 'https://a.test/x?y=1#z', 'http://b.test/', 'https://c.test/(d)' ] );
} );

test.each( [
	'javascript:alert(1)',
	'data:text/html,<script>alert(1)</script>',
	'vbscript:x',
	'java\tscript:alert(1)',
	'JaVaScRiPt://https://%0aalert(1)'.replace( 'https://', '' ),
	'ftp://a.test/file',
	'https://',
	'https://a b'.slice( 0, 8 ),
	'www.a.test',
] )( '%j stays text', ( text ) => {
	expect( hrefs( text ) ).toEqual( [] );
	expect( findLinks( text ).map( ( piece ) => piece.text ) ).toEqual( [ text ] );
} );

test( 'a quote or a bracket ends an address', () => {
	expect( hrefs( 'https://a.test/"onmouseover=alert(1)' ) ).toEqual( [ 'https://a.test/' ] );
	expect( hrefs( '<https://a.test/>' ) ).toEqual( [ 'https://a.test/' ] );
} );

test( 'a very long line is no trouble', () => {
	expect( hrefs( 'https://a.test/' + ')'.repeat( 8_000 ) ) ).toEqual( [ 'https://a.test/' ] );
} );

test( 'nothing in, nothing out', () => {
	expect( findLinks( '' ) ).toEqual( [] );
} );
