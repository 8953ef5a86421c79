import { oneLine, shortLine } from '../../relay/protocol/shorten';

test.each( [
	[ 'short', 10, 'short' ],
	[ 'exactly 10', 10, 'exactly 10' ],
	[ 'bedsid😀 and more', 7, 'bedsid' ],
	[ 'bedsid😀 and more', 8, 'bedsid😀' ],
	[ 'a👨‍👩‍👧‍👦b', 11, 'a' ],
	[ 'a👨‍👩‍👧‍👦b', 12, 'a👨‍👩‍👧‍👦' ],
	[ 'x🇩🇪🇫🇷', 7, 'x🇩🇪' ],
	[ 'e\u0301e\u0301', 3, 'e\u0301' ],
	[ 'ends with a blank', 5, 'ends' ],
	[ 'a\r\nb\u2028c\u0000d\u0085e', 20, 'a b c d e' ],
	[ '\ud83d half \ude00', 20, 'half' ],
	[ '', 5, '' ],
] )( '%j in %d is %j', ( text, maximum, short ) => {
	expect( shortLine( text, maximum ) ).toBe( short );
} );

test( 'a browser without segmenters cuts no character in half', () => {
	const { Segmenter } = Intl;
	Object.assign( Intl, { Segmenter: undefined } );
	try {
		expect( shortLine( 'bedsid😀 and more', 7 ) ).toBe( 'bedsid' );
	} finally {
		Object.assign( Intl, { Segmenter } );
	}
} );

test( 'what is one line stays as it is', () => {
	expect( oneLine( 'Ünïcödé 王 😀 \u202eabc' ) ).toBe( 'Ünïcödé 王 😀 \u202eabc' );
} );
