import type { Agent, AgentList, PresenceStatus } from '../../protocol';
import type { AgentClient } from './relay-client';

/** Lists the agents, and says what visitors are told of them. */
export function listAgents( client: AgentClient ): Promise< AgentList > {
	return client.call< AgentList >( 'GET', '/v1/agents' );
}

/** Says whether this agent takes conversations. */
export async function setPresence( client: AgentClient, status: PresenceStatus ): Promise< Agent > {
	const { agent } = await client.call< { agent: Agent } >( 'PUT', '/v1/presence', {
		body: { status },
	} );
	return agent;
}
