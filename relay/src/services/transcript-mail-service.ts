import { randomBytes } from 'node:crypto';
import type { MailTranscriptRequest } from '../../protocol';
import { ChatError, forbidden } from '../errors';
import type { Participant } from '../participants';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';
import type { ConversationAccess } from './conversation-access';

/** Has a transcript be mailed soon. */
type Plan = ( mail: { conversationId: number; key: string } ) => Promise< void >;

/** Counts transcripts, and refuses those that are too many. */
type Count = ( conversationId: string, email: string ) => Promise< void >;

/**
 * Mails transcripts: to the address that the visitor has given, or WordPress has vouched for, and to no other. An address
 * that somebody typed proves nothing, so what nobody of the site has answered is mailed to nobody, and few are mailed a day.
 */
export class TranscriptMailService {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly conversations: ConversationAccess,
		private readonly plan: Plan
	) {}

	/** Plans the mail; returns where it goes. */
	async request(
		participant: Participant,
		publicId: string,
		{ email: wanted }: MailTranscriptRequest,
		count: Count
	): Promise< string > {
		const { id, visitorId } = await this.conversations.getVisible( participant, publicId );
		const visitor = await this.stores.visitors.find( this.db, visitorId );
		const email = visitor?.email ?? null;
		if ( wanted !== undefined && wanted.toLowerCase() !== email?.toLowerCase() ) {
			throw forbidden( 'A transcript goes to the address of the visitor only. Download it instead.' );
		}
		if ( email === null ) {
			throw new ChatError( 'invalid_request', 'Nobody knows the address of the visitor. Download it instead.', {
				fields: [ { path: 'email', message: 'An address is needed.' } ],
			} );
		}
		if ( ( await this.stores.messages.countUnread( this.db, id, 'agent', 0 ) ) === 0 ) {
			throw forbidden( 'Nobody has answered yet. Download it instead.' );
		}
		await count( publicId, email );
		const key = `transcript:${ publicId }:${ randomBytes( 9 ).toString( 'base64url' ) }`;
		await this.plan( { conversationId: id, key } );
		return email;
	}
}
