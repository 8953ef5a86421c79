import { config } from '../fakes';
import { closedSentence } from './closed-sentence';

const DAY = [ [ '09:00', '17:00' ] ];
const hours = ( timezone: string ) =>
	JSON.stringify( { timezone, week: [ DAY, DAY, DAY, DAY, DAY, [], [] ], exceptions: [] } );

/** The clock of this machine. */
const HERE = Intl.DateTimeFormat().resolvedOptions().timeZone;
const SUNDAY = new Date( 2026, 10, 29, 12 );
const MONDAY = new Date( 2026, 10, 30, 12 );

const sentence = ( more: Partial< typeof config >, now: Date ) => closedSentence( { ...config, ...more }, now );

test( 'outside the hours it is said when they begin', () => {
	const given = { hasOpeningHours: true, openingHours: hours( HERE ) };

	expect( sentence( given, SUNDAY ) ).toMatch( /^Back on Monday at 9:00/ );
	expect( sentence( given, MONDAY ) ).toBeNull();
} );

test.each( [
	[ 'switched off', { hasOpeningHours: false, openingHours: hours( HERE ) } ],
	[ 'not set', { hasOpeningHours: true, openingHours: '' } ],
	[ 'not in the page', {} ],
	[
		'in a time zone that the browser does not know',
		{ hasOpeningHours: true, openingHours: hours( 'Mars/Phobos' ) },
	],
] )( 'nothing is said about hours that are %s', ( _what, given ) => {
	expect( sentence( given, SUNDAY ) ).toBeNull();
} );
