import {
	dateIn,
	openingState,
	type HoursException,
	type HoursSpan,
	type OpeningHours,
} from '../../relay/protocol/opening-hours';

const DAY: HoursSpan[] = [ [ '09:00', '17:00' ] ];

const hours = ( changes: Partial< OpeningHours > = {} ): OpeningHours => ( {
	timezone: 'Europe/Berlin',
	week: [ DAY, DAY, DAY, DAY, DAY, [], [] ],
	exceptions: [],
	...changes,
} );

const everyDay = ( ...spans: HoursSpan[] ) => Array.from( { length: 7 }, () => spans );

const closed = ( from: string, to = from ): HoursException => ( { from, to, name: '', spans: [] } );

/** What is known about a moment, with moments as text. */
function look( at: string, given = hours() ) {
	const { isOpen, opensAt, changesAt } = openingState( given, Date.parse( at ) );
	const text = ( ms: number | null ) => ms && new Date( ms ).toISOString().replace( ':00.000Z', 'Z' );
	return isOpen ? [ 'open until', text( changesAt ) ] : [ 'closed until', text( opensAt ) ];
}

test( 'a day has a beginning, which is open, and an end, which is not', () => {
	expect( look( '2026-11-30T07:59:59.999Z' ) ).toEqual( [ 'closed until', '2026-11-30T08:00Z' ] );
	expect( look( '2026-11-30T08:00:00.000Z' ) ).toEqual( [ 'open until', '2026-11-30T16:00Z' ] );
	expect( look( '2026-11-30T15:59:59.999Z' ) ).toEqual( [ 'open until', '2026-11-30T16:00Z' ] );
	expect( look( '2026-11-30T16:00:00.000Z' ) ).toEqual( [ 'closed until', '2026-12-01T08:00Z' ] );
} );

test( 'after Friday comes Monday', () => {
	expect( look( '2026-11-27T18:00Z' ) ).toEqual( [ 'closed until', '2026-11-30T08:00Z' ] );
} );

test( 'several spans a day, in whatever order', () => {
	const week = everyDay( [ '14:00', '18:00' ], [ '08:00', '12:00' ] );

	expect( look( '2026-11-30T08:00Z', hours( { week } ) ) ).toEqual( [ 'open until', '2026-11-30T11:00Z' ] );
	expect( look( '2026-11-30T11:00Z', hours( { week } ) ) ).toEqual( [ 'closed until', '2026-11-30T13:00Z' ] );
} );

test( 'spans that touch or overlap are one', () => {
	const week = everyDay( [ '08:00', '12:00' ], [ '11:00', '14:00' ], [ '14:00', '18:00' ], [ '09:00', '10:00' ] );

	expect( look( '2026-11-30T08:30Z', hours( { week } ) ) ).toEqual( [ 'open until', '2026-11-30T17:00Z' ] );
} );

describe( 'over midnight', () => {
	const week = [ [], [], [], [], [ [ '20:00', '02:00' ] as const ], [ [ '20:00', '02:00' ] as const ], [] ];

	test.each( [
		[ '2026-11-27T18:59Z', 'closed until', '2026-11-27T19:00Z' ],
		[ '2026-11-27T23:30Z', 'open until', '2026-11-28T01:00Z' ],
		[ '2026-11-28T00:59Z', 'open until', '2026-11-28T01:00Z' ],
		[ '2026-11-28T01:00Z', 'closed until', '2026-11-28T19:00Z' ],
		[ '2026-11-29T00:59Z', 'open until', '2026-11-29T01:00Z' ],
		[ '2026-11-29T01:00Z', 'closed until', '2026-12-04T19:00Z' ],
	] )( '%s: %s %s', ( at, ...expected ) => expect( look( at, hours( { week } ) ) ).toEqual( expected ) );

	test( 'a closed day is closed from its midnight on, whatever the evening before says', () => {
		const given = hours( { week, exceptions: [ closed( '2026-11-28' ) ] } );

		expect( look( '2026-11-27T22:30Z', given ) ).toEqual( [ 'open until', '2026-11-27T23:00Z' ] );
		expect( look( '2026-11-28T00:30Z', given ) ).toEqual( [ 'closed until', '2026-12-04T19:00Z' ] );
	} );
} );

test( 'day and night, all week', () => {
	const week = everyDay( [ '00:00', '24:00' ] );

	expect( look( '2026-11-30T23:00Z', hours( { week } ) ) ).toEqual( [ 'open until', null ] );
	expect( look( '2026-11-30T23:00Z', hours( { week: everyDay( [ '00:00', '00:00' ] ) } ) ) ).toEqual( [
		'open until',
		null,
	] );
} );

test( 'never open', () => {
	expect( look( '2026-11-30T23:00Z', hours( { week: everyDay() } ) ) ).toEqual( [ 'closed until', null ] );
} );

test( 'holidays, with the day after as the next opening, and days with other hours', () => {
	const exceptions = [
		closed( '2026-12-24', '2026-12-27' ),
		{ from: '2026-12-31', to: '2026-12-31', name: 'New Year’s Eve', spans: [ [ '10:00', '12:00' ] as const ] },
		closed( '2027-01-01' ),
	];
	const given = hours( { exceptions } );

	expect( look( '2026-12-23T17:00Z', given ) ).toEqual( [ 'closed until', '2026-12-28T08:00Z' ] );
	expect( look( '2026-12-31T09:00Z', given ) ).toEqual( [ 'open until', '2026-12-31T11:00Z' ] );
	expect( look( '2026-12-31T11:00Z', given ) ).toEqual( [ 'closed until', '2027-01-04T08:00Z' ] );
} );

test( 'of two exceptions for a day the first holds, and a closed day may be opened', () => {
	const open = { from: '2026-11-29', to: '2026-11-29', name: 'Advent', spans: DAY };
	const given = hours( { exceptions: [ open, closed( '2026-11-28', '2026-11-30' ) ] } );

	expect( look( '2026-11-29T10:00Z', given ) ).toEqual( [ 'open until', '2026-11-29T16:00Z' ] );
	expect( look( '2026-11-30T10:00Z', given ) ).toEqual( [ 'closed until', '2026-12-01T08:00Z' ] );
} );

describe( 'when the clocks are changed', () => {
	test.each( [
		// Put forward from 2:00 to 3:00 on 28 March 2027.
		[ '09:00', '17:00', '2027-03-27T12:00Z', '2027-03-27T16:00Z', '2027-03-28T07:00Z', '2027-03-28T15:00Z' ],
		[ '01:00', '04:00', '2027-03-27T01:00Z', '2027-03-27T03:00Z', '2027-03-28T00:00Z', '2027-03-28T02:00Z' ],
		// 2:30 does not exist: an hour and a half after 1:00, clocks show 3:30.
		[ '02:30', '04:00', '2027-03-27T02:00Z', '2027-03-27T03:00Z', '2027-03-28T01:30Z', '2027-03-28T02:00Z' ],
		// Put back from 3:00 to 2:00 on 25 October 2026.
		[ '09:00', '17:00', '2026-10-24T12:00Z', '2026-10-24T15:00Z', '2026-10-25T08:00Z', '2026-10-25T16:00Z' ],
		[ '01:00', '04:00', '2026-10-24T01:00Z', '2026-10-24T02:00Z', '2026-10-24T23:00Z', '2026-10-25T03:00Z' ],
		// 2:30 comes twice: the first counts.
		[ '02:30', '04:00', '2026-10-24T01:00Z', '2026-10-24T02:00Z', '2026-10-25T00:30Z', '2026-10-25T03:00Z' ],
		[ '20:00', '02:30', '2026-10-23T20:00Z', '2026-10-24T00:30Z', '2026-10-24T18:00Z', '2026-10-25T00:30Z' ],
	] )( 'from %s to %s: at %s until %s, then from %s until %s', ( from, to, at, closes, opens, closesNext ) => {
		const given = hours( { week: everyDay( [ from, to ] ) } );

		expect( look( at, given ) ).toEqual( [ 'open until', closes ] );
		expect( look( closes, given ) ).toEqual( [ 'closed until', opens ] );
		expect( look( opens, given ) ).toEqual( [ 'open until', closesNext ] );
	} );

	test( 'a night shift is an hour shorter in spring and longer in autumn', () => {
		const given = hours( { week: everyDay( [ '22:00', '06:00' ] ) } );
		const hoursFrom = ( at: string ) =>
			( ( openingState( given, Date.parse( at ) ).changesAt ?? 0 ) - Date.parse( at ) ) / 3_600_000;

		expect( [ '2027-03-26T21:00Z', '2027-03-27T21:00Z', '2026-10-24T20:00Z' ].map( hoursFrom ) ).toEqual( [
			8, 7, 9,
		] );
	} );
} );

test.each( [
	[ 'America/New_York', '2026-11-30T14:00Z' ],
	[ 'Asia/Kolkata', '2026-11-30T03:30Z' ],
	[ 'Pacific/Auckland', '2026-11-29T20:00Z' ],
	[ 'America/St_Johns', '2026-11-30T12:30Z' ],
] )( 'nine in the morning in %s is %s', ( timezone, opens ) => {
	expect( look( '2026-11-29T12:00Z', hours( { timezone } ) ) ).toEqual( [ 'closed until', opens ] );
} );

test( 'days are those of the time zone', () => {
	const moment = Date.parse( '2026-11-29T23:30Z' );

	expect( dateIn( 'Europe/Berlin', moment ) ).toBe( '2026-11-30' );
	expect( dateIn( 'America/New_York', moment ) ).toBe( '2026-11-29' );
} );

test( 'a time zone that nobody knows is told', () => {
	expect( () => look( '2026-11-30T10:00Z', hours( { timezone: 'Mars/Phobos' } ) ) ).toThrow( RangeError );
} );
