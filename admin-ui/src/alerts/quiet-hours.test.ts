import { isQuiet } from './quiet-hours';

test.each( [
	[ '', '', '03:00', false ],
	[ '22:00', '', '23:00', false ],
	[ '22:00', '07:00', '21:59', false ],
	[ '22:00', '07:00', '22:00', true ],
	[ '22:00', '07:00', '00:00', true ],
	[ '22:00', '07:00', '06:59', true ],
	[ '22:00', '07:00', '07:00', false ],
	[ '12:00', '13:30', '13:29', true ],
	[ '12:00', '13:30', '13:30', false ],
	[ '09:00', '09:00', '09:00', false ],
	[ '5:00', '26:00', '12:00', false ],
] )( 'between %s and %s, %s is quiet: %s', ( quietFrom, quietUntil, now, expected ) => {
	expect( isQuiet( { quietFrom, quietUntil }, new Date( `2026-11-29T${ now }` ) ) ).toBe( expected );
} );
