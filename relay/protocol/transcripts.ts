import { z } from 'zod';

export const transcriptQuery = z.strictObject( {
	format: z.enum( [ 'html', 'text' ] ).optional().meta( { description: 'Default: `html`.' } ),
	locale: z.string().max( 35 ).optional().meta( { description: "Of the reader's dates; default: the visitor's." } ),
	timezone: z.string().max( 64 ).optional().meta( { description: "The reader's; default: the visitor's." } ),
} );

export type TranscriptQuery = z.infer< typeof transcriptQuery >;
