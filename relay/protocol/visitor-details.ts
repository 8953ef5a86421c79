import { z } from 'zod';
import { agentReference, visitor } from './entities';
import { clientId, visitorNoteId } from './ids';
import { LIMITS } from './limits';
import { email, line, paragraph, timestamp } from './text';

/*
 * What agents know of a visitor beyond what lists show, and what they write down about them. Visitors never hear of notes,
 * own fields and edits.
 */

/** The name that agents give to a field of their own, such as "Customer number". */
export const visitorFieldName = line( LIMITS.visitorFieldNameCharacters ).min( 1 );

const fieldValue = line( LIMITS.visitorFieldCharacters );

/** Something that agents have changed, with who did it and when. */
export const visitorEdit = z.strictObject( {
	field: z.string().meta( {
		description: '`name`, `email`, `phone` or `company`, or `fields.` and the name of one.',
	} ),
	agent: agentReference.nullable().meta( { description: 'null: nobody knows any more.' } ),
	at: timestamp,
} );

/** A note about a visitor, whatever the conversation. */
export const visitorNote = z.strictObject( {
	id: visitorNoteId,
	clientId,
	body: z.string(),
	author: agentReference.nullable().meta( { description: 'null: nobody knows any more.' } ),
	createdAt: timestamp,
} );

/** A visitor with everything that agents know of them. */
export const visitorDetails = visitor.extend( {
	phone: z.string().nullable(),
	company: z.string().nullable(),
	fields: z
		.record( z.string(), z.string() )
		.meta( { description: 'What agents keep under names that they choose, by these names.' } ),
	account: z.strictObject( { userId: z.int().positive(), role: z.string().nullable() } ).nullable().meta( {
		description:
			'The user of WordPress who this is, with the name of the role; null: WordPress has vouched for nobody.',
	} ),
	browser: z.string().nullable().meta( { description: 'A family, such as Firefox; null: not known.' } ),
	operatingSystem: z.string().nullable().meta( { description: 'A family, such as Windows; null: not known.' } ),
	visits: z.int().positive().meta( {
		description: 'How often they came: again after half an hour without a sign of them.',
	} ),
	edits: z.array( visitorEdit ).meta( {
		description: 'Which of the values here agents have set, each with the last edit; the newest first.',
	} ),
	notes: z.array( visitorNote ).meta( { description: 'The newest first.' } ),
} );

const changes = {
	name: line( LIMITS.nameCharacters ).optional().meta( { description: 'Empty: none.' } ),
	email: email.nullable().optional(),
	phone: line( LIMITS.phoneCharacters ).nullable().optional(),
	company: line( LIMITS.companyCharacters ).nullable().optional(),
	fields: z.record( visitorFieldName, fieldValue.nullable() ).optional().meta( {
		description: 'Only those that are to change; null takes one away.',
	} ),
};

/** What a caller has seen before they changed it: as answers say it, not checked for anything. */
const previous = z.strictObject( {
	name: z.string().optional(),
	email: z.string().nullable().optional(),
	phone: z.string().nullable().optional(),
	company: z.string().nullable().optional(),
	fields: z.record( z.string(), z.string().nullable() ).optional(),
} );

/** Says what of a visitor is to be changed; what is left out stays. */
export const updateVisitorRequest = z
	.strictObject( {
		...changes,
		previous: previous.optional().meta( {
			description:
				'What the caller has seen in the place of what they change: if it is something else by now, nothing is changed (409 `visitor_changed`).',
		} ),
	} )
	.refine( ( { previous: _previous, ...rest } ) => Object.values( rest ).some( ( value ) => value !== undefined ), {
		error: 'Say what is to be changed.',
	} );

export const addVisitorNoteRequest = z.strictObject( {
	clientId,
	body: paragraph( LIMITS.visitorNoteCharacters ).refine( ( text ) => text.trim() !== '', 'The note is empty.' ),
} );

export const visitorAnswer = z.strictObject( { visitor: visitorDetails } );

export const visitorNoteAnswer = z.strictObject( { note: visitorNote } );

export type VisitorEdit = z.infer< typeof visitorEdit >;
export type VisitorNote = z.infer< typeof visitorNote >;
export type VisitorDetails = z.infer< typeof visitorDetails >;
export type UpdateVisitorRequest = z.infer< typeof updateVisitorRequest >;
export type AddVisitorNoteRequest = z.infer< typeof addVisitorNoteRequest >;
export type VisitorAnswer = z.infer< typeof visitorAnswer >;
export type VisitorNoteAnswer = z.infer< typeof visitorNoteAnswer >;
