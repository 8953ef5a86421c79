import type { AgentNotice, InternalNotice, NoticeDetails, SystemNotice } from '../../protocol';
import type { Content } from '../content/content-type';
import { contentTypeOf } from '../content/content-types';
import type { AgentParticipant, Participant } from '../participants';
import { assertMayWrite } from '../policies/writing';
import type { ChangeSet } from '../store/change-set';
import type { ConversationRow, MessageRow } from '../store/rows';

/*
 * The rules of a conversation, for rows that the caller has locked, or whose change the database refuses if they are out
 * of date. All services share them, so that an answer by message and accepting by button have the same effects.
 */

/** A message before it is stored. */
export interface Draft {
	readonly clientId: string;
	readonly content: Content;
}

/** Adds a message; who may hold a conversation also takes it by answering a waiting visitor. */
export function addMessage(
	changes: ChangeSet,
	conversation: ConversationRow,
	author: Participant,
	draft: Draft
): MessageRow {
	const { clientId, content } = draft;
	assertMayWrite( author, conversation, content );
	if ( author.mayHold && contentTypeOf( content ).takesConversation && conversation.state === 'queued' ) {
		hold( changes, conversation, author.id );
		addNotice( changes, conversation, 'agent_joined', author );
	}
	if ( author.side === 'visitor' && conversation.snoozedUntil !== null ) {
		wake( changes, conversation, null );
	}
	return changes.addMessage( conversation, {
		authorType: author.type,
		authorId: author.id,
		clientId,
		content,
	} );
}

/**
 * Adds a notice that clients show as a sentence, with the agent who caused it where it names one, and whom they gave the
 * conversation to.
 */
export function addNotice(
	changes: ChangeSet,
	conversation: ConversationRow,
	...[ notice, actor, recipientId = null ]:
		| [ Exclude< AgentNotice, InternalNotice >, Pick< AgentParticipant, 'id' >, recipientId?: number | null ]
		| [ Exclude< SystemNotice, AgentNotice | InternalNotice >, null, recipientId?: never ]
): void {
	changes.addMessage( conversation, {
		authorType: 'system',
		authorId: 0,
		actorId: actor?.id ?? null,
		recipientId,
		content: { kind: 'system', body: notice },
	} );
}

/** Adds a line of the history that agents alone see, with the agent who caused it, and the other one whom it names. */
export function addRecord(
	changes: ChangeSet,
	conversation: ConversationRow,
	notice: InternalNotice,
	actor: Pick< AgentParticipant, 'id' > | null,
	details: NoticeDetails = {},
	recipientId: number | null = null
): void {
	changes.addMessage( conversation, {
		authorType: 'system',
		authorId: 0,
		actorId: actor?.id ?? null,
		recipientId,
		content: { kind: 'record', body: notice },
		...( Object.keys( details ).length > 0 && { details } ),
	} );
}

/** Brings a snoozed conversation back into the lists: an agent does, or (null) its time is over or its visitor has written. */
export function wake(
	changes: ChangeSet,
	conversation: ConversationRow,
	agent: Pick< AgentParticipant, 'id' > | null
): void {
	conversation.snoozedUntil = null;
	changes.changeState( conversation );
	addRecord( changes, conversation, agent === null ? 'woken' : 'unsnoozed', agent );
	changes.addEvent( conversation, { type: 'conversation.updated', isInternal: true } );
}

/** Ends a conversation that has not ended, for one of the two who talk. */
export function end( changes: ChangeSet, conversation: ConversationRow, participant: Participant ): void {
	conversation.state = 'closed';
	conversation.activeVisitorId = null;
	conversation.snoozedUntil = null;
	conversation.closedAt = changes.now;
	conversation.closedBy = participant.side;
	changes.changeState( conversation );
	if ( participant.side === 'agent' ) {
		addNotice( changes, conversation, 'closed_by_agent', participant );
	} else {
		addNotice( changes, conversation, 'closed_by_visitor', null );
	}
	changes.addEvent( conversation, { type: 'conversation.closed' } );
}

/**
 * Offers a conversation again whose agent has gone, at the place of a visitor who has been waiting since `since`. Who left a
 * message and writes again after an agent had taken it waits in the chat now, like everybody in the queue.
 */
export function offerAgain( changes: ChangeSet, conversation: ConversationRow, agentId: number, since: string ): void {
	if ( conversation.kind === 'message' && conversation.openedAt !== null && since > conversation.openedAt ) {
		conversation.kind = 'chat';
	}
	hold( changes, conversation, null );
	conversation.queuedAt = since;
	addNotice( changes, conversation, 'agent_absent', { id: agentId } );
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
	conversation.snoozedUntil = null;
	if ( agentId !== null ) {
		conversation.state = 'open';
		conversation.openedAt ??= changes.now;
		conversation.leftAt = null;
	} else if ( conversation.state !== 'queued' ) {
		conversation.state = 'queued';
		conversation.queuedAt = changes.now;
	}
	changes.changeState( conversation );
	changes.addEvent( conversation, {
		type: 'conversation.assigned',
		data: {
			previousAssigneeId,
			...( previousDepartmentId === departmentId ? {} : { previousDepartmentId } ),
		},
	} );
}
