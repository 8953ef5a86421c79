import { z } from 'zod';
import { conversationId } from './ids';
import { LIMITS } from './limits';

/** What a file is written as: a table for a spreadsheet, or JSON. */
export const exportFormat = z.enum( [ 'csv', 'json' ] );

export const exportConversationsRequest = z.strictObject( {
	ids: z
		.array( conversationId )
		.min( 1 )
		.max( LIMITS.exportedConversations )
		.meta( { description: 'The conversations, in the order of the file.' } ),
	format: exportFormat.optional().meta( { description: '`csv` if left out.' } ),
} );

export type ExportFormat = z.infer< typeof exportFormat >;
export type ExportConversationsRequest = z.infer< typeof exportConversationsRequest >;
