import { backSentence } from './back-sentence';

/** The visitor's own clock. */
const at = ( day: number, hour: number, month = 10 ) => new Date( 2026, month, day, hour );

const sentence = ( backAt: Date, now: Date, locale = 'en-GB' ) => backSentence( backAt.toISOString(), now, locale );

test.each( [
	[ 'later today', at( 30, 14 ), 'Back at 14:00' ],
	[ 'tomorrow', at( 1, 9, 11 ), 'Back on Tuesday at 9:00' ],
	[ 'within the week', at( 4, 9, 11 ), 'Back on Friday at 9:00' ],
	[ 'in a week', at( 7, 9, 11 ), 'Back on Monday 7 December at 9:00' ],
	[ 'next year', at( 4, 9, 12 ), 'Back on Monday, 4 January 2027 at 9:00' ],
] )( '%s', ( _when, backAt, expected ) => {
	expect( sentence( backAt, at( 30, 12 ) ) ).toBe( expected );
} );

test( 'day and time are in the language of the page', () => {
	expect( sentence( at( 1, 21, 11 ), at( 30, 12 ), 'en-US' ) ).toMatch( /^Back on Tuesday at 9:00\sPM$/ );
	expect( sentence( at( 1, 9, 11 ), at( 30, 12 ), 'de' ) ).toBe( 'Back on Dienstag at 9:00' );
} );
