import { z } from 'zod';
import { message, ownConversation } from './entities';
import { pageView } from './page-views';
import { lead } from './prechat';
import { timestamp } from './text';
import { visitorDetails } from './visitor-details';

/** What is kept about a visitor, as they may have it themselves: notes, tags and own fields are agents' own. */
export const visitorExport = z.strictObject( {
	exportedAt: timestamp,
	visitor: visitorDetails.omit( { online: true, fields: true, edits: true, notes: true } ),
	conversations: z.array(
		ownConversation
			.omit( { lastMessage: true, unread: true, queuePosition: true, expectedWaitMs: true } )
			.extend( { messages: z.array( message ) } )
	),
	leads: z
		.array( lead.omit( { id: true, visitorId: true } ) )
		.meta( { description: 'What they have entered into forms before or beside the chat.' } ),
	pageViews: z.array( pageView ).meta( { description: 'Where they were during conversations, the newest first.' } ),
	blocks: z
		.array( z.strictObject( { createdAt: timestamp, until: timestamp.nullable() } ) )
		.meta( { description: 'Since when, and until when, they may not write; null: for good.' } ),
	sessions: z
		.array( z.strictObject( { startedAt: timestamp, expiresAt: timestamp } ) )
		.meta( { description: 'Each browser in which the chat goes on by itself.' } ),
} );

export type VisitorExport = z.infer< typeof visitorExport >;
