import { z } from 'zod';
import { LIMITS } from './limits';
import { shortLine } from './shorten';
import { timestamp, wholeNumber } from './text';

/*
 * The pages on which visitors are while they have an active conversation. A browser tells them by itself, so nothing about
 * them refuses a call: what is of no use is left out.
 */

export const pageView = z.strictObject( {
	url: z.string().meta( { description: 'On this site. Of the query only `utm_` parameters are kept.' } ),
	title: z.string(),
	referrer: z.string().nullable().meta( { description: 'Where the visitor came from, without its query.' } ),
	viewedAt: timestamp,
} );

export const pageViewRequest = z.strictObject( {
	url: z.string().meta( { description: 'A page of another site is not kept.' } ),
	title: z.string().transform( ( title ) => shortLine( title, LIMITS.titleCharacters ) ),
	referrer: z.string().optional(),
} );

export const listPageViewsQuery = z.strictObject( {
	cursor: z
		.string()
		.regex( /^[0-9]{1,19}$/ )
		.optional(),
	limit: wholeNumber.pipe( z.int().min( 1 ).max( LIMITS.pageViewsPerPage ) ).optional(),
} );

export const pageViewList = z.strictObject( {
	pageViews: z.array( pageView ).meta( { description: 'The newest first.' } ),
	nextCursor: z.string().nullable(),
} );

export type PageView = z.infer< typeof pageView >;
export type PageViewRequest = z.infer< typeof pageViewRequest >;
/** What a browser tells, before the relay has made it fit. */
export type PageViewInput = z.input< typeof pageViewRequest >;
export type ListPageViewsQuery = z.infer< typeof listPageViewsQuery >;
export type PageViewList = z.infer< typeof pageViewList >;
/** What a client puts in the address: numbers, not their text. */
export type PageViewsPage = { cursor?: string; limit?: number };
