import { formatNumber, languageName } from './language';
import { formatAgo, formatDateTime, formatDay, formatLocalTime, formatTime } from './time';

/** The first is WordPress's own; the others come from themes, language plugins and systems. */
const LANGUAGES = [
	'pt-PT-ao90',
	'zh-CHS',
	'zh-CHT',
	'en-GB-oed',
	'es-LA1',
	'en-US-US',
	'en-12',
	'de-de-du',
	'no-bok',
	'mo-MD-lat',
	'en-US@posix',
	'',
];

afterEach( () => {
	document.documentElement.lang = '';
} );

test.each( LANGUAGES )( 'with wp-admin in %j everything is written', ( lang ) => {
	document.documentElement.lang = lang;
	const iso = '2026-11-01T10:00:00.000Z';
	const now = Date.parse( '2026-11-21T10:00:00.000Z' );

	for ( const text of [
		formatTime( iso ),
		formatDateTime( iso ),
		formatDay( iso, now ),
		formatAgo( iso, now ),
		formatAgo( iso, Date.parse( iso ) + 120_000 ),
		formatLocalTime( 'Europe/Lisbon', now ),
		formatNumber( 1_000 ),
		languageName( 'fr' ),
	] ) {
		expect( text ).toMatch( /\S/ );
	}
} );

test( 'the name of a language that nobody knows is its code', () => {
	expect( languageName( 'pt_PT_ao90' ) ).toBe( 'pt-PT-ao90' );
	expect( languageName( 'fr_FR' ) ).toBe( 'French (France)' );
} );
