import { presenceRequest } from '../requests';
import { agentAnswer, agentList } from '../responses';
import { route } from './route';

/** Agents and whether they take conversations. */
export const AGENT_ROUTES = {
	setPresence: route( {
		method: 'put',
		path: '/v1/presence',
		tag: 'agents',
		summary: 'Sets whether the agent takes conversations.',
		audiences: [ 'agent' ],
		body: presenceRequest,
		answers: { 200: agentAnswer },
	} ),
	listAgents: route( {
		method: 'get',
		path: '/v1/agents',
		tag: 'agents',
		summary: 'Lists the agents who have signed in at least once.',
		audiences: [ 'agent' ],
		answers: { 200: agentList },
	} ),
};
