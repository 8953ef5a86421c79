import { z } from 'zod';
import { tagId } from './ids';
import { LIMITS } from './limits';
import { line, wholeNumber } from './text';

/*
 * Words by which agents sort conversations. Two names that differ in upper and lower
 * case alone are the same tag. Visitors never hear of any.
 */

export const tagName = line( LIMITS.tagNameCharacters )
	.normalize( 'NFC' )
	.min( 1 )
	.max( LIMITS.tagNameCharacters )
	.meta( { description: 'A tag by its name; upper and lower case are the same.' } );

export const tagReference = z.strictObject( { id: tagId, name: z.string() } );

export const tag = tagReference.extend( {
	conversationCount: z
		.int()
		.nonnegative()
		.max( LIMITS.tagsCounted )
		.meta( {
			description: `Conversations that have it, as far as the agent may see them: of the newest ${ LIMITS.tagsCounted } that have it.`,
		} ),
} );

const tagNames = z.array( tagName ).max( LIMITS.tagsPerConversation );

export const setTagsRequest = z.strictObject( {
	tags: tagNames,
	previousTags: tagNames.optional().meta( {
		description:
			'The tags that the caller has seen. With them only the difference is applied, so that what colleagues have changed meanwhile stays.',
	} ),
} );

export const renameTagRequest = z.strictObject( { name: tagName } );

export const mergeTagRequest = z.strictObject( {
	into: tagId.meta( { description: 'The tag that stays.' } ),
} );

export const listTagsQuery = z.strictObject( {
	q: line( LIMITS.tagNameCharacters ).optional().meta( { description: 'Only tags whose names begin like this.' } ),
	cursor: z
		.string()
		.regex( /^[A-Za-z0-9_-]{1,1000}$/ )
		.optional(),
	limit: wholeNumber.pipe( z.int().min( 1 ).max( LIMITS.tagsPerPage ) ).optional(),
} );

export const tagAnswer = z.strictObject( { tag } );

export const tagList = z.strictObject( {
	tags: z.array( tag ).meta( { description: 'By name.' } ),
	nextCursor: z.string().nullable(),
} );

export type TagReference = z.infer< typeof tagReference >;
export type Tag = z.infer< typeof tag >;
export type SetTagsRequest = z.infer< typeof setTagsRequest >;
export type RenameTagRequest = z.infer< typeof renameTagRequest >;
export type MergeTagRequest = z.infer< typeof mergeTagRequest >;
export type ListTagsQuery = z.infer< typeof listTagsQuery >;
export type TagAnswer = z.infer< typeof tagAnswer >;
export type TagList = z.infer< typeof tagList >;
/** What a client puts in the address: numbers, not their text. */
export type TagsPage = { q?: string; cursor?: string; limit?: number };
