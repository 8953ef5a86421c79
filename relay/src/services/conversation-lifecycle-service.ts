import type { Conversation, OwnConversation } from '../../protocol';
import { ChatError } from '../errors';
import type { AgentParticipant, Participant } from '../participants';
import { isDuplicate } from '../store/database-errors';
import type { ConversationAccess } from './conversation-access';
import { addNotice } from './conversation-rules';

/** How conversations end and are taken up again. */
export class ConversationLifecycleService {
	constructor( private readonly conversations: ConversationAccess ) {}

	/** Ends a conversation; ending it twice is the same. */
	close( participant: Participant, publicId: string ): Promise< Conversation | OwnConversation > {
		return this.conversations.change( participant, publicId, ( row, changes ) => {
			if ( row.state === 'closed' ) {
				return;
			}
			row.state = 'closed';
			row.activeVisitorId = null;
			row.closedAt = changes.now;
			row.closedBy = participant.side;
			changes.changeState( row );
			if ( participant.side === 'agent' ) {
				addNotice( changes, row, 'closed_by_agent', participant );
			} else {
				addNotice( changes, row, 'closed_by_visitor', null );
			}
			changes.addEvent( row, { type: 'conversation.closed' } );
		} );
	}

	/** Takes a closed conversation up again, held by the agent who does it. */
	async reopen( agent: AgentParticipant, publicId: string ): Promise< Conversation > {
		try {
			const conversation = await this.conversations.change( agent, publicId, ( row, changes ) => {
				if ( row.state !== 'closed' ) {
					return;
				}
				row.state = 'open';
				row.activeVisitorId = row.visitorId;
				row.assigneeId = agent.id;
				row.openedAt ??= changes.now;
				row.closedAt = null;
				row.closedBy = null;
				changes.changeState( row );
				addNotice( changes, row, 'reopened', agent );
				changes.addEvent( row, { type: 'conversation.updated' } );
			} );
			return conversation as Conversation;
		} catch ( error ) {
			// The key on the active visitor holds against any race.
			throw isDuplicate( error )
				? new ChatError( 'conversation_active', 'The visitor has started another conversation. Answer there.' )
				: error;
		}
	}
}
