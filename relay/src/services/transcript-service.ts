import { LIMITS, type TranscriptQuery } from '../../protocol';
import type { Participant } from '../participants';
import type { Queryable } from '../store/queryable';
import type { Stores } from '../store/stores';
import { TranscriptWriter, type TranscriptFormat } from '../transcript';
import type { Views } from '../views';
import type { ConversationAccess } from './conversation-access';

/** A transcript that is written while it is read. */
export interface Transcript {
	readonly format: TranscriptFormat;
	readonly parts: AsyncIterable< string >;
}

/** What was said in a conversation, to be kept by those who said it. */
export class TranscriptService {
	constructor(
		private readonly db: Queryable,
		private readonly stores: Stores,
		private readonly views: Views,
		private readonly conversations: ConversationAccess,
		/** Where the site's pages are; the first one names it. */
		private readonly origins: readonly string[]
	) {}

	/**
	 * Begins the transcript of a conversation that this participant may see. It has what was written to each other and no
	 * notes, for agents too: they pass it on. Times are those of who asks; if they do not say, of the visitor.
	 */
	async begin( participant: Participant, publicId: string, query: TranscriptQuery ): Promise< Transcript > {
		const { id, visitorId } = await this.conversations.getVisible( participant, publicId );
		const visitor = await this.stores.visitors.find( this.db, visitorId );
		const format = query.format ?? 'html';
		const writer = new TranscriptWriter( {
			format,
			locale: query.locale ?? visitor?.locale ?? null,
			timezone: query.timezone ?? visitor?.timezone ?? null,
			title: new URL( this.origins[ 0 ] ?? 'https://localhost' ).host,
		} );
		return { format, parts: this.write( id, writer ) };
	}

	private async *write( conversationId: number, writer: TranscriptWriter ): AsyncGenerator< string > {
		yield writer.head();
		for ( let after = 0, hasMore = true; hasMore; ) {
			const page = await this.views.listMessages( {
				conversationId,
				includesInternal: false,
				after,
				limit: LIMITS.messagesPerPage,
			} );
			yield page.messages
				.filter( ( { kind } ) => kind === 'text' )
				.map( ( message ) => writer.message( message ) )
				.join( '' );
			after = page.messages.at( -1 )?.seq ?? after;
			hasMore = page.hasMore && page.messages.length > 0;
		}
		yield writer.foot();
	}
}
