import { formatDay, formatLocalTime, formatWaiting, waitingLevel } from './time';

const SINCE = '2026-11-21T10:00:00.000Z';
const after = ( seconds: number ) => Date.parse( SINCE ) + seconds * 1000;

test.each( [
	[ 0, '0:00', 'good' ],
	[ 59, '0:59', 'good' ],
	[ 89, '1:29', 'good' ],
	[ 90, '1:30', 'warning' ],
	[ 179, '2:59', 'warning' ],
	[ 180, '3:00', 'late' ],
	[ 3000, '50 min', 'late' ],
	[ 3660, '1 h 1 min', 'late' ],
	[ 3 * 86_400, '3 d', 'late' ],
] )( 'after %d s the wait is %s and %s', ( seconds, text, level ) => {
	expect( formatWaiting( SINCE, after( seconds ) ) ).toBe( text );
	expect( waitingLevel( SINCE, after( seconds ), 90 ) ).toBe( level );
} );

test( 'a clock that is behind shows no negative wait', () => {
	expect( formatWaiting( SINCE, after( -30 ) ) ).toBe( '0:00' );
} );

test( 'days near by have names', () => {
	const noon = new Date( 2026, 10, 21, 12 );
	const daysAgo = ( days: number ) => new Date( 2026, 10, 21 - days, 23, 59 ).toISOString();

	expect( formatDay( daysAgo( 0 ), noon.getTime() ) ).toBe( 'Today' );
	expect( formatDay( daysAgo( 1 ), noon.getTime() ) ).toBe( 'Yesterday' );
	expect( formatDay( daysAgo( 40 ), noon.getTime() ) ).toContain( '2026' );
} );

test( 'a time zone that nobody knows is left out instead of failing', () => {
	expect( formatLocalTime( 'Mars/Olympus', after( 0 ) ) ).toBeNull();
	expect( formatLocalTime( 'Asia/Tokyo', after( 0 ) ) ).toContain( '7:00' );
} );
