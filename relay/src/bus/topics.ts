import type { AgentParticipant, Participant } from '../participants';
import { maySeeDepartment } from '../policies/visibility';

/** What one may listen to: who hears an event is decided here and nowhere else. */
export type Topic =
	/** Agents who may see a conversation of this department. */
	| { readonly name: 'department'; readonly departmentId: number | null }
	/** Every agent. */
	| { readonly name: 'agents' }
	/** One visitor, in all their tabs. */
	| { readonly name: 'visitor'; readonly visitorId: number }
	/** Every visitor. */
	| { readonly name: 'visitors' };

/** Whether an agent hears a topic. */
export function agentHears( agent: AgentParticipant, topic: Topic ): boolean {
	switch ( topic.name ) {
		case 'agents':
			return true;
		case 'department':
			return maySeeDepartment( agent, topic.departmentId );
		default:
			return false;
	}
}

/** Whether a participant hears a topic. */
export function hears( participant: Participant, topic: Topic ): boolean {
	if ( participant.type === 'agent' ) {
		return agentHears( participant, topic );
	}
	return topic.name === 'visitors' || ( topic.name === 'visitor' && topic.visitorId === participant.id );
}
