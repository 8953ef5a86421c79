import type { AgentNotice, SystemNotice } from '../../protocol';
import type { AgentParticipant, Participant } from '../participants';
import { assertMayWrite } from '../policies/writing';
import type { ChangeSet } from '../store/change-set';
import type { ConversationRow, MessageRow } from '../store/rows';

/*
 * What follows from what, on rows that the caller has locked, or whose change the database refuses if they are out of
 * date. Services and the messages' writer share these, so that
 * an answer by message and an acceptance by button are the same thing.
 */

/** What somebody wants to say. */
export interface Draft {
	readonly clientId: string;
	readonly kind: 'text' | 'note';
	readonly body: string;
}

/** Adds a message; who may hold a conversation also takes it by answering a waiting visitor. */
export function addMessage(
	changes: ChangeSet,
	conversation: ConversationRow,
	author: Participant,
	draft: Draft
): MessageRow {
	assertMayWrite( author, conversation, draft.kind );
	if ( author.mayHold && draft.kind === 'text' && conversation.state === 'queued' ) {
		hold( changes, conversation, author.id );
		addNotice( changes, conversation, 'agent_joined', author );
	}
	return changes.addMessage( conversation, {
		authorType: author.type,
		authorId: author.id,
		clientId: draft.clientId,
		kind: draft.kind,
		body: draft.body,
	} );
}

/** Adds a notice that clients show as a sentence, with the agent who caused it where it names one. */
export function addNotice(
	changes: ChangeSet,
	conversation: ConversationRow,
	...[ notice, actor ]: [ AgentNotice, AgentParticipant ] | [ Exclude< SystemNotice, AgentNotice >, null ]
): void {
	changes.addMessage( conversation, {
		authorType: 'system',
		authorId: 0,
		actorId: actor?.id ?? null,
		kind: 'system',
		body: notice,
	} );
}

/** Gives a conversation to an agent, or back to the queue, and to another department if one is given. */
export function hold(
	changes: ChangeSet,
	conversation: ConversationRow,
	agentId: number | null,
	departmentId: number | null = conversation.departmentId
): void {
	const previousAssigneeId = conversation.assigneeId;
	const previousDepartmentId = conversation.departmentId;
	conversation.departmentId = departmentId;
	conversation.assigneeId = agentId;
	if ( agentId !== null ) {
		conversation.state = 'open';
		conversation.openedAt ??= changes.now;
	} else if ( conversation.state !== 'queued' ) {
		conversation.state = 'queued';
		conversation.queuedAt = changes.now;
	}
	changes.keepState( conversation );
	changes.addEvent( conversation, {
		type: 'conversation.assigned',
		data: {
			previousAssigneeId,
			...( previousDepartmentId === departmentId ? {} : { previousDepartmentId } ),
		},
	} );
}
