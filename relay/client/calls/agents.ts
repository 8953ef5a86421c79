import type { Agent, AgentList, PresenceStatus } from '../../protocol';
import type { AgentClient } from './relay-client';

export async function listAgents( client: AgentClient ): Promise< Agent[] > {
	const { agents } = await client.call< AgentList >( 'GET', '/v1/agents' );
	return agents;
}

/** Says whether this agent takes conversations. */
export async function setPresence( client: AgentClient, status: PresenceStatus ): Promise< Agent > {
	const { agent } = await client.call< { agent: Agent } >( 'PUT', '/v1/presence', {
		body: { status },
	} );
	return agent;
}
