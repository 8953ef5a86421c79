import { z } from 'zod';

/*
 * Public ids carry 128 random bits in base64url (22 characters) behind a prefix
 * that tells a reader of a log what it is looking at. They say nothing about
 * number or time (docs/threats.md A19).
 */
const publicId = ( prefix: string, description: string ) =>
	z
		.string()
		.regex( new RegExp( `^${ prefix }_[A-Za-z0-9_-]{22}$` ) )
		.meta( { description } );

export const siteId = publicId( 's', 'A site.' );
export const visitorId = publicId( 'v', 'A visitor.' );
export const conversationId = publicId( 'c', 'A conversation.' );
export const messageId = publicId( 'm', 'A message.' );
export const tagId = publicId( 't', 'A tag.' );
export const leadId = publicId( 'l', 'A lead.' );
export const departmentId = publicId( 'd', 'A department.' );
export const blockId = publicId( 'b', 'A block.' );
export const cannedResponseId = publicId( 'r', 'A canned response.' );
export const savedViewId = publicId( 'w', 'A saved view.' );
export const visitorNoteId = publicId( 'n', 'A note about a visitor.' );

/** An agent is a WordPress user; the number is that user's id. */
export const agentId = z
	.string()
	.regex( /^agent:[1-9][0-9]{0,18}$/ )
	.meta( { description: 'An agent: `agent:` and the WordPress user id.' } );

/** Chosen by the sender so that sending again is safe; unique per author and conversation. */
export const clientId = z
	.string()
	.regex( /^[A-Za-z0-9_-]{1,64}$/ )
	.meta( { description: "The sender's own id for this request, for example a UUID." } );

/** Where a reader of a stream stands: `EPOCH.NUMBER`. */
export const cursor = z
	.string()
	.regex( /^[A-Za-z0-9_-]{1,32}\.(0|[1-9][0-9]{0,15})$/ )
	.meta( { description: 'A place in the stream: `EPOCH.NUMBER`.' } );
