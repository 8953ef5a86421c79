import { z } from 'zod';
import type { HoursSpan, OpeningHours } from '../protocol/opening-hours';

const time = z.string().regex( /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/ );
const span = z.tuple( [ time, time ] ) satisfies z.ZodType< HoursSpan >;
const spans = z.array( span );

const openingHours = z.strictObject( {
	timezone: z.string().refine( isTimezone ),
	week: z.array( spans ).length( 7 ),
	exceptions: z.array( z.strictObject( { from: z.iso.date(), to: z.iso.date(), name: z.string(), spans } ) ),
} ) satisfies z.ZodType< OpeningHours >;

/** Reads hours as WordPress stores them; null when there are none, or none that are understood. */
export function readOpeningHours( text: string ): OpeningHours | null {
	try {
		return openingHours.safeParse( JSON.parse( text ) ).data ?? null;
	} catch {
		// No JSON: nothing has been set yet.
		return null;
	}
}

function isTimezone( name: string ): boolean {
	try {
		return new Intl.DateTimeFormat( 'en', { timeZone: name } ) !== null;
	} catch {
		return false;
	}
}
