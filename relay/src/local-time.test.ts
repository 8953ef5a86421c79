import { languageOf, LocalTime } from './local-time';

const MOMENT = Date.UTC( 2026, 10, 29, 13, 5 );

test( 'a moment is written in the language and the time zone of its reader', () => {
	expect( new LocalTime( 'de-DE', 'Europe/Berlin' ).moment( MOMENT ) ).toBe( '29.11.2026, 14:05' );
	expect( new LocalTime( 'en-GB', 'Asia/Tokyo' ).moment( MOMENT ) ).toBe( '29 Nov 2026, 22:05' );
} );

test.each( [
	[ 'de_DE', 'de-DE' ],
	[ 'pt-PT-ao90', 'pt-PT' ],
	[ 'en-US@posix', 'en' ],
	[ 'x', 'en' ],
	[ '', 'en' ],
	[ null, 'en' ],
] )( '%s is written like %s', ( locale, language ) => {
	expect( languageOf( locale ) ).toBe( language );
} );

test( 'a time zone that nobody knows is UTC', () => {
	expect( new LocalTime( 'en-GB', 'Mars/Olympus' ).moment( MOMENT ) ).toBe( '29 Nov 2026, 13:05' );
	expect( new LocalTime( 'en-GB', null ).moment( MOMENT ) ).toBe( '29 Nov 2026, 13:05' );
} );
