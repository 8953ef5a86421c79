import { z } from 'zod';
import { messageBody } from './text';

/*
 * What a message says, apart from who says it, where and when. On the wire these are fields of the message itself.
 */

/** A `text` is for both sides, a `note` for agents only; a `system` message has a code of `systemNotice` as its body. */
export const messageKind = z.enum( [ 'text', 'note', 'system' ] );

/** The fields of a message that hold its content. */
export const messageContent = {
	kind: messageKind,
	body: z.string(),
	attachments: z.array( z.never() ),
};

/** The fields of a request that hold what somebody writes. */
export const sentContent = {
	body: messageBody,
	kind: messageKind.extract( [ 'text', 'note' ] ).default( 'text' ),
	attachmentIds: z.array( z.never() ).max( 0 ).optional(),
};

export type MessageKind = z.infer< typeof messageKind >;
export type MessageContent = z.infer< z.ZodObject< typeof messageContent > >;
export type SentContent = z.infer< z.ZodObject< typeof sentContent > >;
