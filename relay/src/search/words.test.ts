import { distinctWords, wordsOf } from './words';

const words = ( text: string ) => wordsOf( text ).map( ( { word } ) => word );

test.each( [
	[ 'Where is my order #ORD-1234?', [ 'where', 'is', 'my', 'order', 'ord', '1234' ] ],
	[ 'Où est l’été à Zürich', [ 'ou', 'est', 'l', 'ete', 'a', 'zurich' ] ],
	[ 'Straße STRASSE ﬁne ＡＢＣ', [ 'strasse', 'strasse', 'fine', 'abc' ] ],
	[ 'ΕΛΛΑΣ Ελλάς', [ 'ελλασ', 'ελλασ' ] ],
	[ 'İstanbul ISSIZ ıssız', [ 'istanbul', 'issiz', 'issiz' ] ],
	[ 'أَهْلًا كـتاب', [ 'اهلا', 'كتاب' ] ],
	[ 'ada@example.org', [ 'ada', 'example', 'org' ] ],
	[ 'great 👍🏽 ❤️ 🇩🇪', [ 'great', '👍', '❤', '🇩🇪' ] ],
	[ '", + - * ( ) ~ < > % _ \\ \u0301', [] ],
] )( 'the words of %s', ( text, expected ) => {
	expect( words( text ) ).toEqual( expected );
} );

test( 'where there are no spaces, two neighbours are a word, and so is the last character', () => {
	expect( words( '配送状況はABC' ) ).toEqual( [ '配送', '送状', '状況', '況は', 'は', 'abc' ] );
	expect( words( 'ราคา' ) ).toEqual( [ 'รา', 'าค', 'คา', 'า' ] );
	// Marks that make another letter stay.
	expect( words( 'がか' ) ).not.toEqual( words( 'かか' ) );
	expect( words( 'สวัสดี' ) ).toContain( 'ดี' );
} );

test( 'a word knows where it is', () => {
	const text = 'Ça, 😀 配送?';

	expect( wordsOf( text ).map( ( { start, end } ) => text.slice( start, end ) ) ).toEqual( [
		'Ça',
		'😀',
		'配送',
		'送',
	] );
} );

test( 'a long word counts by its beginning, and a long text by its first words', () => {
	expect( words( 'a'.repeat( 8_000 ) ) ).toEqual( [ 'a'.repeat( 32 ) ] );
	expect( words( 'é'.repeat( 8_000 ) ) ).toEqual( [ 'e'.repeat( 32 ) ] );
	expect( distinctWords( [ 'a b a c', 'd e' ], 4 ) ).toEqual( [ 'a', 'b', 'c', 'd' ] );
} );
