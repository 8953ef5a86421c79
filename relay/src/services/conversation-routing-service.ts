import { conversationPriority, type Conversation, type UpdateConversationRequest } from '../../protocol';
import type { AgentParticipant } from '../participants';
import type { Stores } from '../store/stores';
import type { ConversationAccess } from './conversation-access';
import { noDepartment, type Directory } from './directory';

/** Where a conversation waits: its department, and how urgent it is. */
export class ConversationRoutingService {
	constructor(
		private readonly stores: Stores,
		private readonly directory: Directory,
		private readonly conversations: ConversationAccess
	) {}

	/** Changes what is asked for; whoever holds the conversation keeps it. Visitors never hear how urgent it is. */
	async update(
		agent: AgentParticipant,
		publicId: string,
		{ departmentId: wanted, priority }: UpdateConversationRequest
	): Promise< Conversation > {
		const departmentId =
			typeof wanted === 'string' ? await this.directory.getDepartment( wanted, 'departmentId' ) : wanted;
		const conversation = await this.conversations.change( agent, publicId, async ( row, changes, tx ) => {
			const before = row.departmentId;
			const after = departmentId === undefined ? before : departmentId;
			const urgency = priority === undefined ? row.priority : conversationPriority.options.indexOf( priority );
			const isMoved = before !== after;
			if ( ! isMoved && urgency === row.priority ) {
				return;
			}
			if ( isMoved && after !== null && ! ( await this.stores.departments.hold( tx, after ) ) ) {
				throw noDepartment( 'departmentId' );
			}
			row.departmentId = after;
			row.priority = urgency;
			changes.changeState( row );
			changes.addEvent( row, {
				type: 'conversation.updated',
				...( isMoved ? { data: { previousDepartmentId: before } } : { isInternal: true } ),
			} );
		} );
		return conversation as Conversation;
	}
}
