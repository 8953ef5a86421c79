import { conversationPriority, type Conversation, type UpdateConversationRequest } from '../../protocol';
import type { Clock } from '../clock';
import type { AgentParticipant } from '../participants';
import type { Stores } from '../store/stores';
import { answersFor } from './answers-for';
import type { ConversationAccess } from './conversation-access';
import { addNotice, hold } from './conversation-rules';
import { noDepartment, type Directory } from './directory';
import { readSnooze, snooze } from './snooze-service';

/** Where and until when a conversation waits: its department, how urgent it is, and whether it is snoozed. */
export class ConversationRoutingService {
	constructor(
		private readonly stores: Stores,
		private readonly directory: Directory,
		private readonly conversations: ConversationAccess,
		private readonly clock: Clock
	) {}

	/**
	 * Changes what is asked for. Whoever holds the conversation keeps it, unless they do not answer for its new department: they
	 * would not see it any more, so it waits in the queue there. Visitors never hear how urgent it is.
	 */
	async update(
		agent: AgentParticipant,
		publicId: string,
		{ departmentId: wanted, priority, snoozedUntil }: UpdateConversationRequest
	): Promise< Conversation > {
		const departmentId =
			typeof wanted === 'string' ? await this.directory.getDepartment( wanted, 'departmentId' ) : wanted;
		const until = snoozedUntil === undefined ? undefined : readSnooze( snoozedUntil, this.clock.now() );
		const conversation = await this.conversations.change( agent, publicId, async ( row, changes, tx ) => {
			if ( until !== undefined ) {
				snooze( changes, row, agent, until );
			}
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
			row.priority = urgency;
			if (
				isMoved &&
				row.state === 'open' &&
				row.assigneeId !== null &&
				! ( await answersFor( tx, this.stores, row.assigneeId, after ) )
			) {
				hold( changes, row, null, after );
				addNotice( changes, row, 'returned_to_queue', agent );
				return;
			}
			row.departmentId = after;
			changes.changeState( row );
			changes.addEvent( row, {
				type: 'conversation.updated',
				...( isMoved ? { data: { previousDepartmentId: before } } : { isInternal: true } ),
			} );
		} );
		return conversation as Conversation;
	}
}
