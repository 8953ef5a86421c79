import { isolated } from './isolated';

test.each( [
	'Anna',
	'Jürgen Groß (Sales)',
	'nora@example.org',
	'+49 30 123456',
	'<b>5</b>',
	'Schreib uns …',
	'王 👋',
	'Anna ❤️',
	'',
] )( '%j turns nothing, and stays as it is', ( text ) => expect( isolated( text ) ).toBe( text ) );

test.each( [ 'שרה', 'زيارة 5', '5 (א)', 'Ana\u200f!', '\u{1e900}' ] )( '%j is enclosed', ( text ) =>
	expect( isolated( text ) ).toBe( `\u2068${ text }\u2069` )
);

test.each( [
	'No\u202era',
	'No\u202dra',
	'\u202a\u202bNora',
	'\u2067Nora',
	'Nora\u2069',
	'\u2069\u202eNora',
	'Nora\u202c\u202c',
	'\u2066\u2068Nora',
] )( 'A66: what turns, and what ends the enclosure of %j, is left out', ( text ) =>
	expect( isolated( text ) ).toBe( '\u2068Nora\u2069' )
);

test( 'from right to left everything is enclosed: brackets and a sign at an end would change sides', () =>
	expect( isolated( '+49 (30) 123', true ) ).toBe( '\u2068+49 (30) 123\u2069' ) );

test( 'a sentence with a name in it keeps the name enclosed within another sentence', () =>
	expect( isolated( 'Taken by \u2068שרה\u2069.' ) ).toBe( '\u2068Taken by \u2068שרה\u2069.\u2069' ) );
