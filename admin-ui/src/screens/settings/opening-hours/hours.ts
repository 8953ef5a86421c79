import {
	dateIn,
	type HoursException,
	type HoursSpan,
	type OpeningHours,
} from '../../../../../relay/protocol/opening-hours';
import { dayName, timezoneHere } from '../../../time';

const DAY_MS = 86_400_000;

/** What a day gets that is opened. */
export const FIRST_SPAN: HoursSpan = [ '09:00', '17:00' ];

/** Monday to Friday from nine to five, on the clock of whoever sets it up. */
export function firstHours(): OpeningHours {
	return {
		timezone: timezoneHere(),
		week: Array.from( { length: 7 }, ( _, day ) => ( day < 5 ? [ FIRST_SPAN ] : [] ) ),
		exceptions: [],
	};
}

/** Reads hours as the setting holds them; before they are set for the first time, those to begin with. */
export function readHours( text: string ): OpeningHours {
	// WordPress has checked what it stores.
	return text === '' ? firstHours() : ( JSON.parse( text ) as OpeningHours );
}

/** Tells whether a span goes on after midnight, or up to it. */
export const endsNextDay = ( [ from, to ]: HoursSpan ) => from !== '' && to !== '' && to <= from;

/** Tells whether today was closed by one click, or by an exception of the same kind. */
export function isClosedToday( hours: OpeningHours, now: number ): boolean {
	return exceptionToday( hours, now )?.spans.length === 0;
}

/** Closes today, whatever else is said about it; days that are over are left out. */
export function closeToday( hours: OpeningHours, now: number, name: string ): OpeningHours {
	const today = dateIn( hours.timezone, now );
	const coming = hours.exceptions.filter( ( { to } ) => to >= today );
	return { ...hours, exceptions: [ { from: today, to: today, name, spans: [] }, ...coming ] };
}

/** Takes that back: today is as the week has it, and the other days of longer holidays stay closed. */
export function openToday( hours: OpeningHours, now: number ): OpeningHours {
	const today = dateIn( hours.timezone, now );
	const closing = exceptionToday( hours, now );
	const rest = hours.exceptions.flatMap( ( exception ): HoursException[] => {
		if ( exception !== closing ) {
			return [ exception ];
		}
		const { from, to } = exception;
		return [
			...( from < today ? [ { ...exception, to: dayBeside( today, -1 ) } ] : [] ),
			...( to > today ? [ { ...exception, from: dayBeside( today, 1 ) } ] : [] ),
		];
	} );
	return { ...hours, exceptions: rest };
}

/** Returns an exception to be filled in. It is for tomorrow: today's hours must not change by adding it. */
export function newException( { timezone }: OpeningHours, now: number ): HoursException {
	const tomorrow = dayBeside( dateIn( timezone, now ), 1 );
	return { from: tomorrow, to: tomorrow, name: '', spans: [] };
}

/** Writes hours in one line, for where values are compared. */
export function describeHours( text: string ): string {
	const { timezone, week, exceptions } = readHours( text );
	const written = ( name: string, spans: readonly HoursSpan[] ) =>
		`${ name } ${ spans.map( ( [ from, to ] ) => `${ from }–${ to }` ).join( ', ' ) || '–' }`;
	return [
		timezone,
		...week.map( ( spans, day ) => written( dayName( day ), spans ) ),
		...exceptions.map( ( { from, to, spans } ) => written( from === to ? from : `${ from }/${ to }`, spans ) ),
	].join( '; ' );
}

function exceptionToday( { timezone, exceptions }: OpeningHours, now: number ): HoursException | undefined {
	const today = dateIn( timezone, now );
	return exceptions.find( ( { from, to } ) => from <= today && today <= to );
}

const dayBeside = ( date: string, days: number ) =>
	new Date( Date.parse( date ) + days * DAY_MS ).toISOString().slice( 0, 10 );
