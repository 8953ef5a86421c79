import type { Conversation, OwnConversation } from '../../protocol';
import { ChatError, forbidden } from '../errors';
import type { AgentParticipant, Participant, VisitorParticipant } from '../participants';
import { isDuplicate } from '../store/database-errors';
import type { Change, ConversationAccess } from './conversation-access';
import { addNotice, addRecord, end, hold } from './conversation-rules';
import type { SiteSettingsService } from './site-settings-service';
import type { VisitorSessions } from './visitor-sessions';

/** How conversations end and are taken up again. */
export class ConversationLifecycleService {
	constructor(
		private readonly conversations: ConversationAccess,
		private readonly sessions: Pick< VisitorSessions, 'assertAny' >,
		private readonly siteSettings: Pick< SiteSettingsService, 'get' >
	) {}

	/** Ends a conversation; ending it twice is the same. An agent may say why, to other agents. */
	close( participant: Participant, publicId: string, reason = '' ): Promise< Conversation | OwnConversation > {
		return this.conversations.change( participant, publicId, ( row, changes ) => {
			if ( reason !== '' && participant.side !== 'agent' ) {
				throw forbidden( 'Reasons are for agents. End the conversation without one.' );
			}
			if ( row.state === 'closed' ) {
				return;
			}
			end( changes, row, participant );
			if ( reason !== '' && participant.side === 'agent' ) {
				addRecord( changes, row, 'end_reason', participant, { reason } );
			}
		} );
	}

	/** Takes a closed conversation up again, held by the agent who does it. */
	async reopen( agent: AgentParticipant, publicId: string ): Promise< Conversation > {
		const conversation = await this.makeActive(
			agent,
			publicId,
			'The visitor has started another conversation. Answer there.',
			( row, changes ) => {
				row.state = 'open';
				row.assigneeId = agent.id;
				row.openedAt ??= changes.now;
				row.spamFrom = null;
				changes.changeState( row );
				addNotice( changes, row, 'reopened', agent );
				changes.addEvent( row, { type: 'conversation.updated' } );
			}
		);
		return conversation as Conversation;
	}

	/** Puts a closed conversation back into the queue, as a chat, because its visitor has more to say. */
	async continue( visitor: VisitorParticipant, publicId: string ): Promise< OwnConversation > {
		const { settings } = await this.siteSettings.get();
		const conversation = await this.makeActive(
			visitor,
			publicId,
			'You have another conversation. Go on there.',
			async ( row, changes, tx ) => {
				// Nobody is told that they have been taken for spam.
				if ( ! settings.allowReopening || row.spamFrom !== null ) {
					throw forbidden( 'This conversation has ended and stays so. Start a new one.' );
				}
				await this.sessions.assertAny( tx, visitor.id );
				Object.assign( row, { kind: 'chat', callbackPhone: null, callbackAt: null, leftAt: null } );
				hold( changes, row, null );
				addNotice( changes, row, 'reopened_by_visitor', null );
			}
		);
		return conversation as OwnConversation;
	}

	/** Makes a closed conversation its visitor's active one, as `apply` does it; one that has not ended stays as it is. */
	private async makeActive(
		participant: Participant,
		publicId: string,
		otherwise: string,
		apply: Change
	): Promise< Conversation | OwnConversation > {
		try {
			return await this.conversations.change( participant, publicId, async ( row, changes, tx ) => {
				if ( row.state !== 'closed' ) {
					return;
				}
				row.activeVisitorId = row.visitorId;
				row.closedAt = null;
				row.closedBy = null;
				await apply( row, changes, tx );
			} );
		} catch ( error ) {
			// The key on the active visitor holds against any race.
			throw isDuplicate( error ) ? new ChatError( 'conversation_active', otherwise ) : error;
		}
	}
}
