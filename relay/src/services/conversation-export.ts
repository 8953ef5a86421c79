import { LIMITS, type ExportConversationsRequest } from '../../protocol';
import { writeFile, type ExportedRow } from '../export-file';
import type { AgentParticipant } from '../participants';
import { assertMayManage } from '../policies/managing';
import type { Views } from '../views';
import type { ConversationAccess } from './conversation-access';

/** What was written in some conversations. */
export class ConversationExport {
	constructor(
		private readonly conversations: ConversationAccess,
		private readonly views: Views
	) {}

	/** Begins a file with messages and notes; it is read page by page. One that the agent may not see refuses all of it. */
	async begin(
		agent: AgentParticipant,
		{ ids, format = 'csv' }: ExportConversationsRequest
	): Promise< AsyncIterable< string > > {
		assertMayManage( agent );
		const found: number[] = [];
		for ( const publicId of new Set( ids ) ) {
			found.push( ( await this.conversations.getVisible( agent, publicId ) ).id );
		}
		return writeFile( format, 'messages', this.read( found ) );
	}

	private async *read( ids: readonly number[] ): AsyncGenerator< ExportedRow > {
		for ( const conversationId of ids ) {
			const conversation = await this.views.findForAgent( conversationId );
			// Erased since the file was begun.
			if ( conversation === null ) {
				continue;
			}
			let isEmpty = true;
			for ( let after = 0, hasMore = true; hasMore; ) {
				const page = await this.views.listMessages( {
					conversationId,
					includesInternal: true,
					after,
					limit: LIMITS.messagesPerPage,
				} );
				for ( const message of page.messages.filter( ( { kind } ) => kind !== 'system' ) ) {
					yield { conversation, message };
					isEmpty = false;
				}
				after = page.messages.at( -1 )?.seq ?? after;
				hasMore = page.hasMore && page.messages.length > 0;
			}
			if ( isEmpty ) {
				yield { conversation, message: null };
			}
		}
	}
}
