import { notFound } from '../errors';
import type { AgentParticipant, Participant } from '../participants';

/** What decides who may see a conversation. */
export interface Visible {
	readonly visitorId: number;
	readonly departmentId: number | null;
}

/** Whether an agent may see what belongs to a department. */
export function maySeeDepartment( agent: AgentParticipant, departmentId: number | null ): boolean {
	return agent.departmentIds === null || ( departmentId !== null && agent.departmentIds.includes( departmentId ) );
}

/** Whether a participant may see a conversation at all. */
export function maySee( participant: Participant, conversation: Visible ): boolean {
	return participant.type === 'visitor'
		? participant.id === conversation.visitorId
		: maySeeDepartment( participant, conversation.departmentId );
}

/** Returns the conversation if it is there and the participant may see it; the answer never tells which failed. */
export function assertVisible< C extends Visible >( participant: Participant, conversation: C | null | undefined ): C {
	if ( ! conversation || ! maySee( participant, conversation ) ) {
		throw notFound();
	}
	return conversation;
}
