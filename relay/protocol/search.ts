import { z } from 'zod';
import { conversation, message } from './entities';
import { exportFormat } from './exports';
import { LIMITS } from './limits';
import { line, wholeNumber } from './text';

/*
 * What agents find of all that was said, and of who said it. Words are found by their beginnings, whatever their case and
 * accents; what is in quotation marks is found as it is written. Everything that is searched for has to be there.
 */

const query = line( LIMITS.searchCharacters ).min( 1 ).meta( {
	description:
		'Words that have to be in a message, or in who wrote it and where. In quotation marks: whole words that follow one another.',
} );

export const searchQuery = z.strictObject( {
	q: query,
	cursor: z
		.string()
		.regex( /^[0-9]{1,16}\.[0-9]{1,10}$/ )
		.optional(),
	limit: wholeNumber.pipe( z.int().min( 1 ).max( LIMITS.searchHitsPerPage ) ).optional(),
} );

export const exportSearchQuery = z.strictObject( {
	q: query,
	format: exportFormat.optional().meta( { description: '`csv` if left out.' } ),
} );

/** What words can be found in. */
export const searchField = z.enum( [ 'body', 'name', 'email', 'pageTitle', 'pageUrl', 'tag' ] );

const place = z.int().nonnegative();

export const searchHighlight = z.strictObject( {
	field: searchField,
	text: z.string().meta( { description: 'As it is written; of a long text the part around what was found.' } ),
	ranges: z
		.array( z.strictObject( { start: place, end: place } ) )
		.meta( { description: 'What was found in `text`, in UTF-16 code units; in order, without overlaps.' } ),
} );

export const searchHit = z.strictObject( {
	conversation,
	message: message.nullable().meta( {
		description: 'null: it was found in who the visitor is, where they were or how it is tagged.',
	} ),
	highlights: z.array( searchHighlight ).meta( { description: 'The message first.' } ),
} );

export const searchAnswer = z.strictObject( {
	hits: z
		.array( searchHit )
		.meta( { description: 'Newest conversations first, and in each of them the newest message.' } ),
	nextCursor: z.string().nullable().meta( {
		description: 'A page may hold few hits or none, and more may be found on the next one.',
	} ),
} );

export type SearchQuery = z.infer< typeof searchQuery >;
export type ExportSearchQuery = z.infer< typeof exportSearchQuery >;
export type SearchField = z.infer< typeof searchField >;
export type SearchHighlight = z.infer< typeof searchHighlight >;
export type SearchHit = z.infer< typeof searchHit >;
export type SearchAnswer = z.infer< typeof searchAnswer >;
/** What a client puts in the address: numbers, not their text. */
export type SearchPage = { q: string; cursor?: string; limit?: number };
