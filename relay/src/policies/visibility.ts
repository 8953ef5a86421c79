import { notFound } from '../errors';
import type { AgentSide, Participant } from '../participants';

/** What decides who may see a conversation. */
export interface Visible {
	readonly visitorId: number;
	readonly departmentId: number | null;
}

/** Whether somebody on the agents' side may see what belongs to a department. */
export function maySeeDepartment( agent: AgentSide, departmentId: number | null ): boolean {
	return agent.departmentIds === null || ( departmentId !== null && agent.departmentIds.includes( departmentId ) );
}

/** Whether a participant may see a conversation at all. */
export function maySee( participant: Participant, conversation: Visible ): boolean {
	return participant.side === 'visitor'
		? participant.id === conversation.visitorId
		: maySeeDepartment( participant, conversation.departmentId );
}

/** Whether it is possible that a participant may see a conversation, as far as its visitor decides. */
export function mayBeSeen( participant: Participant, { visitorId }: Pick< Visible, 'visitorId' > ): boolean {
	return participant.side !== 'visitor' || participant.id === visitorId;
}

/** Returns the conversation if it is there and the participant may see it; the answer never tells which failed. */
export function assertVisible< C extends Visible >( participant: Participant, conversation: C | null | undefined ): C {
	if ( ! conversation || ! maySee( participant, conversation ) ) {
		throw notFound();
	}
	return conversation;
}
