import { z } from 'zod';
import { savedViewId } from './ids';
import { LIMITS } from './limits';
import { line, timestamp } from './text';

/*
 * Lists of the inbox that agents have given a name: which list, how it is filtered, and how it is sorted. Some are shared by
 * all agents, others are one agent's own. What the filters are called is the inbox's to know: here they are kept as they are
 * in its address.
 */

const filterName = z.string().regex( /^[a-z]{1,20}$/ );

const fields = {
	name: line( LIMITS.savedViewNameCharacters ).min( 1 ),
	list: filterName.meta( { description: 'The list that it narrows, as the inbox calls it, such as `open`.' } ),
	filters: z
		.record( filterName, line( LIMITS.searchCharacters ).min( 1 ) )
		.refine( ( filters ) => Object.keys( filters ).length <= LIMITS.savedViewFilters, {
			error: `Set at most ${ LIMITS.savedViewFilters } filters.`,
		} )
		.meta( { description: 'The filters and the order, such as `{"tag": "vip", "sort": "waiting"}`.' } ),
	order: z
		.int()
		.min( 0 )
		.max( LIMITS.savedViewOrder )
		.meta( { description: 'Low numbers come first; those with the same one, the oldest first.' } ),
	isShared: z.boolean().meta( { description: "Whether it is all agents'; otherwise it is the caller's own." } ),
};

export const savedView = z.strictObject( {
	id: savedViewId,
	...fields,
	name: z.string(),
	createdAt: timestamp,
	updatedAt: timestamp,
} );

export const createSavedViewRequest = z.strictObject( {
	name: fields.name,
	list: fields.list,
	filters: fields.filters,
	order: fields.order.optional().meta( { description: 'Left out: behind the others.' } ),
	isShared: fields.isShared.optional().meta( { description: "Left out: the caller's own." } ),
} );

export const updateSavedViewRequest = z
	.strictObject( fields )
	.partial()
	.refine( ( changes ) => Object.keys( changes ).length > 0, { error: 'Say what is to be changed.' } );

export const savedViewAnswer = z.strictObject( { savedView } );

export const savedViewList = z.strictObject( {
	savedViews: z.array( savedView ).meta( { description: "The caller's own first, each by `order`." } ),
	nextCursor: z.null(),
} );

export type SavedView = z.infer< typeof savedView >;
export type CreateSavedViewRequest = z.infer< typeof createSavedViewRequest >;
export type UpdateSavedViewRequest = z.infer< typeof updateSavedViewRequest >;
export type SavedViewAnswer = z.infer< typeof savedViewAnswer >;
export type SavedViewList = z.infer< typeof savedViewList >;
