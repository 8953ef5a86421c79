import { z } from 'zod';
import { LIMITS } from './limits';
import { email, line, timestamp, wholeNumber } from './text';
import { conversationId, leadId, visitorId } from './ids';
import { ownVisitor, presenceStatus } from './entities';

/*
 * What a visitor is asked before the chat, what they answer, and how agents see it. The owner builds the form in WordPress;
 * the relay is told of it, hands it to who opens the chat, and checks the answers against the form as it is then.
 */

/** Kinds of fields. The first three are about the visitor; there is at most one of each. */
export const prechatFieldType = z.enum( [
	'name',
	'email',
	'phone',
	'order',
	'text',
	'paragraph',
	'choice',
	'choices',
	'checkbox',
	'date',
] );

export const prechatKey = z.string().regex( /^[a-z][a-z0-9_]{0,31}$/ );

/** When a field is asked for. Which page it is on, only the browser knows. */
export const prechatCondition = z.discriminatedUnion( 'on', [
	z.strictObject( { on: z.literal( 'page' ), path: z.string() } ),
	z.strictObject( { on: z.literal( 'login' ), isLoggedIn: z.boolean() } ),
	z.strictObject( { on: z.literal( 'answer' ), key: prechatKey, value: z.string() } ),
] );

export const prechatOption = z.strictObject( {
	value: prechatKey,
	label: z.string(),
	availability: z.strictObject( { status: presenceStatus, backAt: timestamp.nullable() } ).optional().meta( {
		description: 'Of the department that it leads to, when the form was read; left out: it leads to none.',
	} ),
} );

export const prechatField = z.strictObject( {
	key: prechatKey,
	type: prechatFieldType,
	label: z.string().meta( { description: 'Empty: the client says it in the language of the page.' } ),
	isRequired: z.boolean(),
	options: z.array( prechatOption ).optional().meta( { description: 'For `choice` and `choices`.' } ),
	condition: prechatCondition.optional(),
} );

/** The owner's words for a form, in one language. */
export const prechatWords = z.strictObject( {
	consent: z.string().optional(),
	consentUrl: z.string().optional(),
	labels: z.record( z.string(), z.string() ).optional().meta( {
		description: 'By the key of a field, or that of a field and the value of an option apart by a dot.',
	} ),
} );

export const prechatForm = z.strictObject( {
	fields: z.array( prechatField ),
	words: z.record( z.string(), prechatWords ).optional().meta( {
		description: 'What the owner says in other languages, by their names in WordPress; left out: nothing.',
	} ),
	consent: z
		.strictObject( { text: z.string(), url: z.string().nullable() } )
		.nullable()
		.meta( { description: 'What the visitor has to agree to; the relay keeps it with the answers.' } ),
} );

/** A text, whether a box is ticked, or which options are chosen. */
export const prechatAnswer = z.union( [ z.string(), z.boolean(), z.array( z.string() ).max( LIMITS.prechatOptions ) ] );

/** What a visitor says about themselves. `fields` is checked against the form, by key. */
export const prechat = z.strictObject( {
	name: line( LIMITS.nameCharacters ).optional(),
	email: email.optional(),
	phone: line( LIMITS.phoneCharacters ).optional(),
	fields: z.record( z.string(), prechatAnswer ).optional(),
	consent: z.boolean().optional(),
	consentText: z.string().max( LIMITS.prechatConsentCharacters ).optional().meta( {
		description: 'What the visitor has read and agreed to: the text of the form, or its words in another language.',
	} ),
	consentUrl: z.string().max( LIMITS.urlCharacters ).optional().meta( {
		description: 'The link that stood beside it; left out: that of all languages.',
	} ),
} );

export const leaveLeadRequest = z.strictObject( { prechat } );

export const leaveLeadAnswer = z.strictObject( { visitor: ownVisitor } );

/** One answer as agents read it: the question and what was chosen, as the owner has labelled them for all languages. */
export const leadAnswer = z.strictObject( { key: z.string(), label: z.string(), value: z.string() } );

/** Somebody who has said how they can be reached, or what they want. */
export const lead = z.strictObject( {
	id: leadId,
	visitorId,
	conversationId: conversationId.nullable().meta( { description: 'null: they have not written yet.' } ),
	name: z.string(),
	email: z.string().nullable(),
	phone: z.string().nullable(),
	answers: z.array( leadAnswer ),
	consent: z
		.strictObject( { text: z.string(), at: timestamp } )
		.nullable()
		.meta( { description: 'What they agreed to, and when.' } ),
	page: z.string().nullable(),
	createdAt: timestamp,
	updatedAt: timestamp,
} );

export const listLeadsQuery = z.strictObject( {
	visitor: visitorId.optional(),
	conversation: conversationId.optional(),
	cursor: z
		.string()
		.regex( /^[0-9]{1,19}$/ )
		.optional(),
	limit: wholeNumber.pipe( z.int().min( 1 ).max( LIMITS.leadsPerPage ) ).optional(),
} );

export const leadList = z.strictObject( {
	leads: z.array( lead ).meta( { description: 'The newest first.' } ),
	nextCursor: z.string().nullable(),
} );

export type PrechatFieldType = z.infer< typeof prechatFieldType >;
export type PrechatCondition = z.infer< typeof prechatCondition >;
export type PrechatOption = z.infer< typeof prechatOption >;
export type PrechatField = z.infer< typeof prechatField >;
export type PrechatWords = z.infer< typeof prechatWords >;
export type PrechatForm = z.infer< typeof prechatForm >;
export type PrechatAnswer = z.infer< typeof prechatAnswer >;
export type Prechat = z.infer< typeof prechat >;
export type LeaveLeadRequest = z.infer< typeof leaveLeadRequest >;
export type LeaveLeadAnswer = z.infer< typeof leaveLeadAnswer >;
export type LeadAnswer = z.infer< typeof leadAnswer >;
export type Lead = z.infer< typeof lead >;
export type ListLeadsQuery = z.infer< typeof listLeadsQuery >;
export type LeadList = z.infer< typeof leadList >;
/** What a client puts in the address: numbers, not their text. */
export type LeadsPage = { visitor?: string; conversation?: string; cursor?: string; limit?: number };
