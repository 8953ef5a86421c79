import { z } from 'zod';
import { availability } from './entities';
import { departmentId } from './ids';
import { LIMITS } from './limits';
import type { HoursException, HoursSpan, OpeningHours } from './opening-hours';
import { line } from './text';

/*
 * Departments that conversations are routed to. Who manages makes and changes them, every agent may read them. Visitors
 * learn the name of their conversation's department alone.
 */

/** What a name is unique by: upper and lower case are the same. */
const departmentName = line( LIMITS.departmentNameCharacters )
	.normalize( 'NFC' )
	.min( 1 )
	.max( LIMITS.departmentNameCharacters );

const time = z.string().regex( /^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, 'Write a time as 09:00.' );
const span = z
	.tuple( [ time, time ] )
	.refine( ( [ from ] ) => from !== '24:00', 'Hours begin at 23:59 at the latest.' ) satisfies z.ZodType< HoursSpan >;
const spans = z.array( span ).max( LIMITS.hoursSpansPerDay );

export const hoursException = z
	.strictObject( {
		from: z.iso.date(),
		to: z.iso.date(),
		name: line( LIMITS.hoursExceptionNameCharacters ),
		spans: spans.meta( { description: 'None: closed from midnight to midnight.' } ),
	} )
	.refine( ( { from, to } ) => from <= to, {
		error: 'The last day is before the first.',
		path: [ 'to' ],
	} ) satisfies z.ZodType< HoursException >;

/** Opening hours as the owner sets them (opening-hours.ts says what they mean). */
export const openingHours: z.ZodType< OpeningHours > = z.strictObject( {
	timezone: z.string().max( 64 ).refine( isTimezone, 'There is no such time zone.' ),
	week: z.array( spans ).length( 7 ).meta( { description: 'From Monday on.' } ),
	exceptions: z.array( hoursException ).max( LIMITS.hoursExceptions ),
} );

const departmentFields = {
	name: departmentName,
	color: z
		.string()
		.regex( /^#[0-9a-f]{6}$/, 'Write a color as #1d4ed8.' )
		.nullable()
		.meta( { description: '`#rrggbb` in lower case; null: none was chosen.' } ),
	openingHours: openingHours.nullable().meta( { description: "null: the site's." } ),
	closedOn: z.iso.date().nullable().meta( {
		description: 'A day, in the time zone of the hours, on which it is closed whatever the hours say.',
	} ),
	order: z.int().min( 0 ).max( LIMITS.departmentOrder ).meta( { description: 'Lists are by it, then by name.' } ),
};

/** A department as agents see it. */
export const departmentDetails = z.strictObject( {
	id: departmentId,
	...departmentFields,
	availability: availability.meta( { description: 'What visitors who ask for it are told.' } ),
} );

export const createDepartmentRequest = z.strictObject( {
	name: departmentName,
	color: departmentFields.color.optional(),
	openingHours: departmentFields.openingHours.optional(),
	closedOn: departmentFields.closedOn.optional(),
	order: departmentFields.order.optional().meta( { description: 'Left out: last.' } ),
} );

export const updateDepartmentRequest = z
	.strictObject( departmentFields )
	.partial()
	.refine( ( changes ) => Object.keys( changes ).length > 0, { error: 'Say what is to be changed.' } );

export const departmentAnswer = z.strictObject( { department: departmentDetails } );

export const departmentList = z.strictObject( {
	departments: z.array( departmentDetails ).meta( { description: 'By `order`, then by name.' } ),
	nextCursor: z.string().nullable().meta( { description: 'Always null: a site has few enough for one page.' } ),
} );

export type DepartmentDetails = z.infer< typeof departmentDetails >;
export type CreateDepartmentRequest = z.infer< typeof createDepartmentRequest >;
export type UpdateDepartmentRequest = z.infer< typeof updateDepartmentRequest >;
export type DepartmentAnswer = z.infer< typeof departmentAnswer >;
export type DepartmentList = z.infer< typeof departmentList >;

/** Tells whether there is a time zone of this name (IANA). */
export function isTimezone( name: string ): boolean {
	try {
		return new Intl.DateTimeFormat( 'en', { timeZone: name } ) !== null;
	} catch {
		return false;
	}
}
