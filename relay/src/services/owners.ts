import type { Topic } from '../bus/topics';
import type { AgentParticipant } from '../participants';
import { assertMayManage } from '../policies/managing';
import { SHARED } from '../store/owners';

/** Returns whose something is to be; what all agents share is for who manages. */
export function ownerOf( agent: AgentParticipant, isShared: boolean ): number {
	if ( isShared ) {
		assertMayManage( agent );
	}
	return isShared ? SHARED : agent.id;
}

/** Returns where those are told who may read what this owner has. */
export function readersOf( ownerId: number ): Topic {
	return ownerId === SHARED ? { name: 'agents' } : { name: 'agent', agentId: ownerId };
}
