import { conversationPriority, type Conversation, type UpdateConversationRequest } from '../../protocol';
import type { Clock } from '../clock';
import type { AgentParticipant } from '../participants';
import type { ChangeSet } from '../store/change-set';
import type { Transaction } from '../store/queryable';
import type { ConversationRow } from '../store/rows';
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
			await this.move( tx, changes, row, agent, {
				departmentId: departmentId === undefined ? row.departmentId : departmentId,
				priority: priority === undefined ? row.priority : conversationPriority.options.indexOf( priority ),
			} );
			// Last: a move may put it into a queue, and whoever waits there is not put off.
			if ( until !== undefined ) {
				snooze( changes, row, agent, until );
			}
		} );
		return conversation as Conversation;
	}

	private async move(
		tx: Transaction,
		changes: ChangeSet,
		row: ConversationRow,
		agent: AgentParticipant,
		{ departmentId, priority }: Pick< ConversationRow, 'departmentId' | 'priority' >
	): Promise< void > {
		const before = row.departmentId;
		const isMoved = before !== departmentId;
		if ( ! isMoved && priority === row.priority ) {
			return;
		}
		if ( isMoved && departmentId !== null && ! ( await this.stores.departments.hold( tx, departmentId ) ) ) {
			throw noDepartment( 'departmentId' );
		}
		row.priority = priority;
		if (
			isMoved &&
			row.state === 'open' &&
			row.assigneeId !== null &&
			! ( await answersFor( tx, this.stores, row.assigneeId, departmentId ) )
		) {
			hold( changes, row, null, departmentId );
			addNotice( changes, row, 'returned_to_queue', agent );
			return;
		}
		row.departmentId = departmentId;
		changes.changeState( row );
		changes.addEvent( row, {
			type: 'conversation.updated',
			...( isMoved ? { data: { previousDepartmentId: before } } : { isInternal: true } ),
		} );
	}
}
