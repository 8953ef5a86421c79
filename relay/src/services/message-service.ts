import type { ListMessagesQuery, MessageList, SendMessageRequest } from '../../protocol';
import { LIMITS } from '../../protocol';
import { toJson } from '../json';
import { notFound } from '../errors';
import type { Participant } from '../participants';
import { assertMayBeSeen } from '../policies/visibility';
import { presentMessage } from '../present';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';
import { placeKey, type Views } from '../views';
import type { ConversationAccess } from './conversation-access';
import type { Directory } from './directory';
import type { MessageWriter } from './message-writer';

/** A stored message as JSON, and whether this request stored it. */
export interface SentMessage {
	readonly json: string;
	readonly isNew: boolean;
}

const DEFAULT_PAGE = 50;

/** Messages: sent once however often they are posted, read in pages. */
export class MessageService {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly directory: Directory,
		private readonly conversations: ConversationAccess,
		private readonly writer: MessageWriter
	) {}

	/** Stores a message, then announces it. A repeated client id changes nothing. */
	async send( sender: Participant, conversationId: string, request: SendMessageRequest ): Promise< SentMessage > {
		const key = assertMayBeSeen( sender, await this.directory.findConversation( conversationId ) );
		const { clientId, kind, body } = request;
		const stored = await this.writer.store( {
			sender,
			conversationId: key.id,
			conversationPublicId: conversationId,
			visitorPublicId: sender.side === 'visitor' ? sender.publicId : '',
			draft: { clientId, kind, body },
		} );
		if ( stored.isNew ) {
			return stored;
		}
		const messages = await this.views.readMessages( [ stored ] );
		const message = messages.get( placeKey( stored.conversationId, stored.seq ) );
		if ( message === undefined ) {
			throw notFound();
		}
		return { json: toJson( message ), isNew: false };
	}

	/** Returns a page of a conversation's messages; visitors get no notes. */
	async list( participant: Participant, conversationId: string, query: ListMessagesQuery ): Promise< MessageList > {
		const conversation = await this.conversations.getVisible( participant, conversationId );
		const { rows, hasMore } = await this.stores.messages.listPage( this.db, {
			conversationId: conversation.id,
			includesNotes: participant.seesNotes,
			...( query.after === undefined ? {} : { after: query.after } ),
			...( query.before === undefined ? {} : { before: query.before } ),
			limit: query.limit ?? Math.min( DEFAULT_PAGE, LIMITS.messagesPerPage ),
		} );
		return { messages: rows.map( presentMessage ), hasMore };
	}
}
