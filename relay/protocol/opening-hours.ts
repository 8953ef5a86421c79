/*
 * When a site, or a department of it, is open. Relay, widget and inbox decide by these rules, so they are pure and free of
 * schemas. Time zones and the change of the clocks are left to `Intl`. Moments are milliseconds since 1970, days are those
 * of the hours' own time zone.
 */

/**
 * From when until when, each `HH:MM`. `24:00` is the midnight that ends the day. An end that is not after its start is on
 * the next day: `22:00` to `02:00`.
 */
export type HoursSpan = readonly [ from: string, to: string ];

/** Days on which other hours are kept, from the first to the last of them, each `YYYY-MM-DD`. */
export interface HoursException {
	readonly from: string;
	readonly to: string;
	/** What people call them; may be empty. */
	readonly name: string;
	/** None: closed from midnight to midnight. */
	readonly spans: readonly HoursSpan[];
}

/** The hours of a site or of a department. */
export interface OpeningHours {
	/** As the IANA names it, such as `Europe/Berlin`. */
	readonly timezone: string;
	/** Seven days from Monday on; a day without spans is closed. */
	readonly week: ReadonlyArray< readonly HoursSpan[] >;
	/** The first that covers a day holds for it. */
	readonly exceptions: readonly HoursException[];
}

/** What is known about a moment. */
export interface OpeningState {
	readonly isOpen: boolean;
	/** When it opens next; null while it is open, and when it does not open within a year. */
	readonly opensAt: number | null;
	/** When it opens or closes next; null when that is more than a week, or for an opening a year, away. */
	readonly changesAt: number | null;
}

interface Interval {
	readonly start: number;
	readonly end: number;
}

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** Days that are looked at for the next opening, and for the end of what is open now. */
const DAYS_CLOSED = 370;
const DAYS_OPEN = 8;

/** Returns whether it is open at a moment, and when that changes. Throws for a time zone that nobody knows. */
export function openingState( hours: OpeningHours, at: number ): OpeningState {
	const today = dayOf( hours.timezone, at );
	let end: number | null = null;
	// From yesterday on: its last hours may be those after midnight.
	for ( let day = -1; day <= ( end === null ? DAYS_CLOSED : DAYS_OPEN ); day++ ) {
		for ( const interval of intervalsOn( hours, today + day * DAY_MS ) ) {
			if ( interval.end <= ( end ?? at ) ) {
				continue;
			}
			if ( end === null && interval.start > at ) {
				return { isOpen: false, opensAt: interval.start, changesAt: interval.start };
			}
			if ( end !== null && interval.start > end ) {
				return { isOpen: true, opensAt: null, changesAt: end };
			}
			end = interval.end;
		}
	}
	return { isOpen: end !== null, opensAt: null, changesAt: null };
}

/** Returns the day of a moment in a time zone, as `YYYY-MM-DD`. */
export function dateIn( timezone: string, at: number ): string {
	return dateOf( dayOf( timezone, at ) );
}

/** Returns what is kept on a day: an exception, or the hours of its weekday. */
function spansOn( hours: OpeningHours, day: number ): readonly HoursSpan[] {
	return exceptionOn( hours, day )?.spans ?? hours.week[ weekdayOf( day ) ] ?? [];
}

function exceptionOn( { exceptions }: OpeningHours, day: number ): HoursException | undefined {
	const date = dateOf( day );
	return exceptions.find( ( { from, to } ) => from <= date && date <= to );
}

/** Returns when it is open because of one day's hours, the earliest first. */
function intervalsOn( hours: OpeningHours, day: number ): Interval[] {
	const isClosedNext = exceptionOn( hours, day + DAY_MS )?.spans.length === 0;
	return spansOn( hours, day )
		.map( ( [ from, to ] ) => {
			const length = minutesOf( to ) - minutesOf( from );
			const end = day + ( minutesOf( to ) + ( length > 0 ? 0 : DAY_MS / MINUTE_MS ) ) * MINUTE_MS;
			return {
				start: momentOf( hours.timezone, day + minutesOf( from ) * MINUTE_MS ),
				end: momentOf( hours.timezone, isClosedNext ? Math.min( end, day + DAY_MS ) : end ),
			};
		} )
		.sort( ( one, other ) => one.start - other.start );
}

/** Returns the minutes since midnight. */
const minutesOf = ( time: string ) => Number( time.slice( 0, 2 ) ) * 60 + Number( time.slice( 3 ) );

/*
 * A day, and a time on it, are reckoned as if the time zone were UTC: then days have the same length, and only `momentOf`
 * has to know of clocks that are changed.
 */

const weekdayOf = ( day: number ) => ( new Date( day ).getUTCDay() + 6 ) % 7;

const dateOf = ( day: number ) => new Date( day ).toISOString().slice( 0, 10 );

const dayOf = ( timezone: string, at: number ) => {
	const wall = wallTimeOf( timezone, at );
	return wall - ( wall % DAY_MS );
};

/**
 * Returns the moment at which clocks in a time zone show this. Of two, because they were put back, it is the first; if
 * they were put forward over it, what they would have shown counts on from before.
 */
function momentOf( timezone: string, wall: number ): number {
	const before = offsetAt( timezone, wall - DAY_MS );
	const after = offsetAt( timezone, wall + DAY_MS );
	const later = wall - after;
	return before === after || offsetAt( timezone, later ) !== after || offsetAt( timezone, wall - before ) === before
		? wall - before
		: later;
}

const offsetAt = ( timezone: string, at: number ) => wallTimeOf( timezone, at ) - at;

const formats = new Map< string, Intl.DateTimeFormat >();

/** Returns what the clocks in a time zone show, as if it were UTC. */
function wallTimeOf( timezone: string, at: number ): number {
	let format = formats.get( timezone );
	if ( format === undefined ) {
		format = new Intl.DateTimeFormat( 'en-US', {
			timeZone: timezone,
			hourCycle: 'h23',
			year: 'numeric',
			month: 'numeric',
			day: 'numeric',
			hour: 'numeric',
			minute: 'numeric',
			second: 'numeric',
		} );
		formats.set( timezone, format );
	}
	const parts = new Map( format.formatToParts( at ).map( ( { type, value } ) => [ type, Number( value ) ] ) );
	const get = ( type: Intl.DateTimeFormatPartTypes ) => parts.get( type ) ?? 0;
	const wall = Date.UTC(
		get( 'year' ),
		get( 'month' ) - 1,
		get( 'day' ),
		get( 'hour' ),
		get( 'minute' ),
		get( 'second' )
	);
	return wall + ( at % 1_000 );
}
