import type { AssignRequest, Conversation } from '../../protocol';
import { readContent } from '../content/content-types';
import { ChatError } from '../errors';
import { parseAgentId } from '../ids';
import type { AgentParticipant } from '../participants';
import { maySeeDepartment } from '../policies/visibility';
import { assertActive } from '../policies/writing';
import { presentAgentReference } from '../present/agents';
import type { ChangeSet } from '../store/change-set';
import type { Database } from '../store/database';
import type { Queryable } from '../store/queryable';
import type { ConversationRow } from '../store/rows';
import type { Stores } from '../store/stores';
import { answersFor } from './answers-for';
import type { ConversationAccess } from './conversation-access';
import { addNotice, addRecord, hold } from './conversation-rules';
import { noDepartment, type Directory } from './directory';

/** Who holds a conversation: accepting, transferring, giving back. */
export class AssignmentService {
	constructor(
		private readonly database: Database,
		private readonly stores: Stores,
		private readonly directory: Directory,
		private readonly conversations: ConversationAccess
	) {}

	/**
	 * Gives a conversation to an agent or back to the queue. The caller says whom they believe to hold it, so of two who
	 * accept at once exactly one wins, and the other hears who did.
	 */
	async assign( caller: AgentParticipant, publicId: string, request: AssignRequest ): Promise< Conversation > {
		const target = await this.findTarget( request.agentId );
		const expected = request.expectedAssigneeId ? parseAgentId( request.expectedAssigneeId ) : null;
		const departmentId =
			request.departmentId === undefined
				? null
				: await this.directory.getDepartment( request.departmentId, 'departmentId' );
		const conversation = await this.conversations.change( caller, publicId, async ( row, changes, tx ) => {
			assertActive( row );
			const wantedDepartment = departmentId ?? row.departmentId;
			if ( row.assigneeId === target && row.departmentId === wantedDepartment ) {
				// What was asked for is so already, for example because the request was sent twice.
				return;
			}
			if ( row.assigneeId !== expected ) {
				throw await this.alreadyAssigned( tx, row );
			}
			// It may have been deleted since it was looked up.
			if (
				wantedDepartment !== null &&
				wantedDepartment !== row.departmentId &&
				! ( await this.stores.departments.hold( tx, wantedDepartment ) )
			) {
				throw noDepartment( 'departmentId' );
			}
			if ( target !== null && ! ( await this.mayHold( tx, caller, target, wantedDepartment ) ) ) {
				throw invalidAgent(
					'This agent does not answer for the department of the conversation. Choose another.'
				);
			}
			const wasHeldBy = row.assigneeId;
			hold( changes, row, target, wantedDepartment );
			if ( request.note !== undefined ) {
				addNote( changes, row, caller, request.note );
			}
			this.tell( changes, row, caller, wasHeldBy );
		} );
		return conversation as Conversation;
	}

	/** Leaves a notice of what changed for the two who talk. */
	private tell( changes: ChangeSet, row: ConversationRow, caller: AgentParticipant, wasHeldBy: number | null ): void {
		if ( row.assigneeId === wasHeldBy ) {
			addNotice( changes, row, 'transferred', caller );
		} else if ( row.assigneeId === null ) {
			addNotice( changes, row, 'returned_to_queue', caller );
		} else if ( row.assigneeId === caller.id ) {
			addNotice( changes, row, 'agent_joined', caller );
			if ( wasHeldBy !== null ) {
				addRecord( changes, row, 'taken_over', caller, {}, wasHeldBy );
			}
		} else {
			addNotice( changes, row, 'transferred', caller, row.assigneeId );
		}
	}

	/** An agent to whom a conversation is not visible would have it, and nobody else would answer. */
	private async mayHold( tx: Queryable, caller: AgentParticipant, target: number, departmentId: number | null ) {
		return target === caller.id
			? maySeeDepartment( caller, departmentId )
			: answersFor( tx, this.stores, target, departmentId );
	}

	private async alreadyAssigned( db: Queryable, row: ConversationRow ): Promise< ChatError > {
		const holder = row.assigneeId === null ? null : await this.stores.agents.find( db, row.assigneeId );
		return new ChatError(
			'already_assigned',
			holder === null
				? 'Nobody holds this conversation any more. Accept it from the queue.'
				: `${ holder.name } has this conversation. Take it over on purpose, or choose another.`,
			{ assignee: holder === null ? null : presentAgentReference( holder ) }
		);
	}

	private async findTarget( agentId: string | null ): Promise< number | null > {
		if ( agentId === null ) {
			return null;
		}
		const id = parseAgentId( agentId );
		if ( id === null || ( await this.stores.agents.find( this.database, id ) ) === null ) {
			throw invalidAgent( 'There is no such agent, or they have never signed in. Choose another.' );
		}
		return id;
	}
}

/** Adds what whoever gets the conversation should know. */
function addNote( changes: ChangeSet, row: ConversationRow, { id }: AgentParticipant, body: string ): void {
	changes.addMessage( row, { authorType: 'agent', authorId: id, content: readContent( { kind: 'note', body } ) } );
}

const invalidAgent = ( message: string ) =>
	new ChatError( 'invalid_request', message, { fields: [ { path: 'agentId', message } ] } );
