import { z } from 'zod';
import { agentReference } from './entities';
import { cannedResponseId } from './ids';
import { LIMITS } from './limits';
import { line, messageBody, timestamp, wholeNumber } from './text';

/*
 * Texts that agents have ready, found by a short name. Some are shared by all agents, others are one agent's own, and
 * nobody else hears of those. Visitors never hear of any: what is sent is a message like every other.
 */

const shortcut = line( LIMITS.cannedShortcutCharacters + 1 )
	.normalize( 'NFC' )
	// People write it as they type it.
	.overwrite( ( text ) => text.replace( /^\//, '' ) )
	.max( LIMITS.cannedShortcutCharacters )
	.regex( /^[\p{L}\p{M}\p{N}._-]+$/u, 'Use letters, digits, hyphens, underscores and dots, without spaces.' )
	.meta( { description: 'What is typed after `/`; upper and lower case are the same.' } );

const fields = {
	shortcut,
	title: line( LIMITS.cannedTitleCharacters ).meta( { description: 'Empty: none.' } ),
	body: messageBody.meta( {
		description:
			'The text. `{visitor.name}`, or `{visitor.name|there}` with a fallback, is filled in by the screen that inserts it.',
	} ),
	folder: line( LIMITS.cannedFolderCharacters ).meta( { description: 'Empty: none.' } ),
	language: z
		.string()
		.regex( /^[a-z]{2,3}(?:-[A-Za-z0-9]{2,8})*$/, 'Write a language as de or pt-BR.' )
		.max( LIMITS.cannedLanguageCharacters )
		.nullable()
		.meta( { description: 'The language that it is written in, as BCP 47 has it; null: it fits any.' } ),
	isShared: z.boolean().meta( { description: "Whether it is all agents'; otherwise it is the caller's own." } ),
};

export const cannedResponse = z.strictObject( {
	id: cannedResponseId,
	...fields,
	shortcut: z.string(),
	body: z.string(),
	usageCount: z.int().nonnegative().meta( { description: 'How often it was inserted.' } ),
	createdAt: timestamp,
	updatedAt: timestamp,
	updatedBy: agentReference.nullable().meta( { description: 'Who changed it last; null: nobody knows any more.' } ),
} );

export const createCannedResponseRequest = z.strictObject( {
	shortcut,
	body: fields.body,
	title: fields.title.optional(),
	folder: fields.folder.optional(),
	language: fields.language.optional(),
	isShared: fields.isShared.optional().meta( { description: "Left out: the caller's own." } ),
} );

export const updateCannedResponseRequest = z
	.strictObject( fields )
	.partial()
	.refine( ( changes ) => Object.keys( changes ).length > 0, { error: 'Say what is to be changed.' } );

export const listCannedResponsesQuery = z.strictObject( {
	cursor: z
		.string()
		.regex( /^[A-Za-z0-9_-]{1,400}$/ )
		.optional(),
	limit: wholeNumber.pipe( z.int().min( 1 ).max( LIMITS.cannedResponsesPerPage ) ).optional(),
} );

export const cannedResponseAnswer = z.strictObject( { cannedResponse } );

export const cannedResponseList = z.strictObject( {
	cannedResponses: z.array( cannedResponse ).meta( { description: 'By shortcut.' } ),
	nextCursor: z.string().nullable(),
} );

export type CannedResponse = z.infer< typeof cannedResponse >;
export type CreateCannedResponseRequest = z.infer< typeof createCannedResponseRequest >;
export type UpdateCannedResponseRequest = z.infer< typeof updateCannedResponseRequest >;
export type ListCannedResponsesQuery = z.infer< typeof listCannedResponsesQuery >;
export type CannedResponseAnswer = z.infer< typeof cannedResponseAnswer >;
export type CannedResponseList = z.infer< typeof cannedResponseList >;
/** What a client puts in the address: numbers, not their text. */
export type CannedResponsesPage = { cursor?: string; limit?: number };
