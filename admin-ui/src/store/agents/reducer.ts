import type { Agent } from '../../../../relay/protocol';
import type { Session } from '../session/session';
import type { InboxAction } from '../types';

export interface AgentsState {
	/** The agent using this inbox. */
	currentId: string;
	byId: Record< string, Agent >;
}

export const initialState = ( { agentId }: Session ): AgentsState => ( { currentId: agentId, byId: {} } );

export function reducer( state: AgentsState, action: InboxAction ): AgentsState {
	switch ( action.type ) {
		case 'AGENTS_RECEIVED':
			return { ...state, byId: Object.fromEntries( action.agents.map( ( agent ) => [ agent.id, agent ] ) ) };
		case 'AGENT_CHANGED':
			return { ...state, byId: { ...state.byId, [ action.agent.id ]: action.agent } };
		default:
			return state;
	}
}
