import type { Agent, AgentReference, PresenceStatus } from '../../protocol';
import { withoutDirectionMarks } from '../direction-marks';
import { agentIdOf } from '../ids';
import type { AgentRow } from '../store/rows';

/** Presents an agent as others name them; names that were stored before the relay left out the marks may have some. */
export function presentAgentReference( agent: Pick< AgentRow, 'id' | 'name' | 'avatarUrl' > ): AgentReference {
	return { id: agentIdOf( agent.id ), name: withoutDirectionMarks( agent.name ), avatarUrl: agent.avatarUrl };
}

/** Presents an agent; the status that they chose shows only while they are connected. */
export function presentAgent( row: AgentRow, isConnected: boolean ): Agent {
	const status = presentStatus( row.status, isConnected );
	return { ...presentAgentReference( row ), status, openConversations: row.openConversations };
}

export function presentStatus( chosen: PresenceStatus, isConnected: boolean ): PresenceStatus {
	return isConnected ? chosen : 'offline';
}
