import type { ListMessagesQuery, Message, MessageList, SendMessageRequest } from '../../protocol';
import { LIMITS } from '../../protocol';
import { readContent } from '../content/content-types';
import { notFound } from '../errors';
import type { Participant } from '../participants';
import { placeKey, type Views } from '../views';
import type { ConversationAccess } from './conversation-access';
import type { Directory } from './directory';
import type { MessageWriter } from './message-writer';

/** A stored message, and whether this request stored it. */
export interface SentMessage {
	readonly message: Message;
	readonly isNew: boolean;
}

const DEFAULT_PAGE = 50;

/** Messages: sent once however often they are posted, read in pages. */
export class MessageService {
	constructor(
		private readonly views: Views,
		private readonly directory: Directory,
		private readonly conversations: ConversationAccess,
		private readonly writer: MessageWriter
	) {}

	/** Stores a message, then announces it. A repeated client id changes nothing. */
	async send( sender: Participant, conversationId: string, request: SendMessageRequest ): Promise< SentMessage > {
		const id = await this.directory.getConversationId( sender, conversationId );
		const { clientId, ...content } = request;
		const stored = await this.writer.store( {
			sender,
			conversationId: id,
			conversationPublicId: conversationId,
			visitorPublicId: sender.side === 'visitor' ? sender.publicId : '',
			draft: { clientId, content: readContent( content ) },
		} );
		if ( stored.isNew ) {
			return stored;
		}
		const messages = await this.views.readMessages( [ stored ] );
		const message = messages.get( placeKey( stored.conversationId, stored.seq ) );
		if ( message === undefined ) {
			throw notFound();
		}
		return { message, isNew: false };
	}

	/** Returns a page of a conversation's messages; visitors get no notes. */
	async list( participant: Participant, conversationId: string, query: ListMessagesQuery ): Promise< MessageList > {
		const conversation = await this.conversations.getVisible( participant, conversationId );
		return this.views.listMessages( {
			conversationId: conversation.id,
			includesInternal: participant.seesNotes,
			...( query.after === undefined ? {} : { after: query.after } ),
			...( query.before === undefined ? {} : { before: query.before } ),
			limit: query.limit ?? Math.min( DEFAULT_PAGE, LIMITS.messagesPerPage ),
		} );
	}
}
