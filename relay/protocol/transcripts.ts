import { z } from 'zod';
import { email } from './text';

export const transcriptQuery = z.strictObject( {
	format: z.enum( [ 'html', 'text' ] ).optional().meta( { description: 'Default: `html`.' } ),
	locale: z.string().max( 35 ).optional().meta( { description: "Of the reader's dates; default: the visitor's." } ),
	timezone: z.string().max( 64 ).optional().meta( { description: "The reader's; default: the visitor's." } ),
} );

export const mailTranscriptRequest = z.strictObject( {
	email: email.optional().meta( { description: "The visitor's address, as a check: it goes to no other." } ),
} );

export const mailTranscriptAnswer = z.strictObject( { email: z.string().meta( { description: 'Where it goes.' } ) } );

export type MailTranscriptRequest = z.infer< typeof mailTranscriptRequest >;
export type MailTranscriptAnswer = z.infer< typeof mailTranscriptAnswer >;
export type TranscriptQuery = z.infer< typeof transcriptQuery >;
