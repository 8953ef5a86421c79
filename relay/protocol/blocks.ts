import { z } from 'zod';
import { agentReference, visitor } from './entities';
import { blockId } from './ids';
import { LIMITS } from './limits';
import { line, timestamp } from './text';

/*
 * Visitors who may not write. They can read what was said, and are not told why or for how long.
 */

export const blockRequest = z.strictObject( {
	minutes: z.int().min( 1 ).max( LIMITS.blockMinutes ).optional().meta( { description: 'Left out: for good.' } ),
	reason: line( LIMITS.reasonCharacters ).optional().meta( { description: 'For agents.' } ),
	coversAddress: z
		.boolean()
		.optional()
		.meta( { description: 'Whether others may not write from their network address either.' } ),
	isSpam: z.boolean().optional().meta( { description: 'Whether their conversation is spam; otherwise it ends.' } ),
} );

export const block = z.strictObject( {
	id: blockId,
	visitor: visitor
		.pick( { id: true, name: true, email: true } )
		.nullable()
		.meta( { description: 'null: they have been erased; their address stays blocked for 30 days at most.' } ),
	address: z.enum( [ 'none', 'awaited', 'blocked' ] ).meta( {
		description:
			'Whether their network address is blocked, too; `awaited`: as soon as they try to write. The address itself is not kept.',
	} ),
	reason: z.string().meta( { description: 'Empty: none was given.' } ),
	blockedBy: agentReference,
	createdAt: timestamp,
	until: timestamp.nullable().meta( { description: 'null: for good.' } ),
} );

export const blockAnswer = z.strictObject( { block } );

export const blockList = z.strictObject( {
	blocks: z.array( block ).meta( { description: 'All that hold, the newest first.' } ),
	nextCursor: z.null(),
} );

export type BlockRequest = z.infer< typeof blockRequest >;
export type Block = z.infer< typeof block >;
export type BlockAnswer = z.infer< typeof blockAnswer >;
export type BlockList = z.infer< typeof blockList >;
