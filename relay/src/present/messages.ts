import { LIMITS, type AgentReference, type Author, type Message, type NoticeDetails } from '../../protocol';
import { presentContent } from '../content/content-types';
import type { MessageDetails } from '../store/rows';
import { isoFromSql } from '../store/sql-time';
import { presentAgentReference } from './agents';

/** Presents a message. */
export function presentMessage( row: MessageDetails ): Message {
	return {
		id: row.publicId,
		conversationId: row.conversationPublicId,
		seq: row.seq,
		clientId: row.clientId,
		author: presentAuthor( row ),
		...presentContent( row ),
		...( row.recipientId !== null && { recipient: presentRecipient( row, row.recipientId ) } ),
		...( row.details !== null && { details: JSON.parse( row.details ) as NoticeDetails } ),
		createdAt: isoFromSql( row.createdAt ),
	};
}

/** Keeps of a message's body what a list shows: whole, it would be copied into every event of its conversation. */
export function presentBeginning( message: Message | null ): Message | null {
	if ( message === null || message.body.length <= LIMITS.previewCharacters ) {
		return message;
	}
	const beginning = message.body.slice( 0, LIMITS.previewCharacters );
	// A character of two code units stays whole, or is left out.
	return { ...message, body: beginning.replace( /[\uD800-\uDBFF]$/, '' ) };
}

function presentAuthor( row: MessageDetails ): Author {
	switch ( row.authorType ) {
		case 'visitor':
			return { type: 'visitor', id: row.visitorPublicId, name: row.visitorName, avatarUrl: null };
		case 'agent':
			return { type: 'agent', ...presentActor( row, row.authorId ) };
		case 'bot':
		case 'system':
			return row.actorId === null
				? { type: row.authorType, id: 'system', name: row.visitorName, avatarUrl: null }
				: { type: row.authorType, ...presentActor( row, row.actorId ) };
	}
}

function presentActor( { agentName, agentAvatarUrl }: MessageDetails, id: number ): AgentReference {
	return presentAgentReference( { id, name: agentName ?? '', avatarUrl: agentAvatarUrl } );
}

function presentRecipient( { recipientName, recipientAvatarUrl }: MessageDetails, id: number ): AgentReference {
	return presentAgentReference( { id, name: recipientName ?? '', avatarUrl: recipientAvatarUrl } );
}
