import { openingState, type OpeningHours } from '../protocol/opening-hours';
import { departmentHours, siteHours, type SiteHours } from './opening-hours';

const DAY = [ [ '09:00', '17:00' ] ] as const;
const hours = ( timezone: string, closedOn: string[] = [] ): OpeningHours => ( {
	timezone,
	week: Array.from( { length: 7 }, () => DAY ),
	exceptions: closedOn.map( ( day ) => ( { from: day, to: day, name: '', spans: [] } ) ),
} );
const NONE = { openingHours: null, closedOn: null };
const NOON = '2026-11-30T12:00Z';

const site: SiteHours = { hours: hours( 'UTC', [ '2026-12-25' ] ), timezone: 'UTC' };
const always: SiteHours = { hours: null, timezone: 'Asia/Tokyo' };

function isOpen(
	department: { openingHours?: string | null; closedOn?: string | null },
	at: string,
	of = site
): boolean {
	const kept = departmentHours( { ...NONE, ...department }, of );
	return kept === null || openingState( kept, Date.parse( at ) ).isOpen;
}

test( 'a department without hours of its own keeps those of the site, with the day on which it is closed', () => {
	expect( departmentHours( NONE, always ) ).toBeNull();
	expect( isOpen( NONE, NOON ) ).toBe( true );
	expect( isOpen( NONE, '2026-11-30T18:00Z' ) ).toBe( false );
	expect( isOpen( { closedOn: '2026-11-30' }, NOON ) ).toBe( false );
	expect( isOpen( { closedOn: '2026-11-29' }, NOON ) ).toBe( true );
} );

test( 'a department may be closed on a day though the site has no hours, in the time zone that the site names', () => {
	const closed = { closedOn: '2026-11-30' };

	expect( isOpen( closed, '2026-11-29T14:59Z', always ) ).toBe( true );
	expect( isOpen( closed, '2026-11-29T15:00Z', always ) ).toBe( false );
	expect( isOpen( closed, '2026-11-30T15:00Z', always ) ).toBe( true );
} );

test( 'the site’s holidays hold for a department with hours of its own, unless it keeps others on that day', () => {
	const own = hours( 'Europe/Berlin' );
	const open = { from: '2026-12-25', to: '2026-12-25', name: '', spans: [ [ '10:00', '12:00' ] ] as const };

	expect( isOpen( { openingHours: JSON.stringify( own ) }, '2026-11-30T08:30Z' ) ).toBe( true );
	expect( isOpen( { openingHours: JSON.stringify( own ) }, '2026-12-25T10:00Z' ) ).toBe( false );
	expect( isOpen( { openingHours: JSON.stringify( { ...own, exceptions: [ open ] } ) }, '2026-12-25T10:00Z' ) ).toBe(
		true
	);
	expect( isOpen( { openingHours: JSON.stringify( own ) }, '2026-12-25T10:00Z', always ) ).toBe( true );
} );

test( 'hours that the owner has switched off close no department', () => {
	const stored = { openingHours: JSON.stringify( hours( 'UTC', [ '2026-11-30' ] ) ), timezone: 'UTC' };

	expect( isOpen( NONE, NOON, siteHours( { ...stored, hasOpeningHours: false } ) ) ).toBe( true );
	expect( isOpen( NONE, NOON, siteHours( { ...stored, hasOpeningHours: true } ) ) ).toBe( false );
} );

test( 'a day without hours anywhere is a day where the site is', () => {
	const losAngeles = siteHours( { hasOpeningHours: false, openingHours: '', timezone: 'America/Los_Angeles' } );
	const closed = { closedOn: '2026-11-27' };

	expect( isOpen( closed, '2026-11-27T07:59Z', losAngeles ) ).toBe( true );
	expect( isOpen( closed, '2026-11-27T08:00Z', losAngeles ) ).toBe( false );
	expect( isOpen( closed, '2026-11-28T07:59Z', losAngeles ) ).toBe( false );
	expect( isOpen( closed, '2026-11-28T08:00Z', losAngeles ) ).toBe( true );
} );
