import type { Agent, Availability } from '../../../../relay/protocol';
import type { Session } from '../session/session';
import type { InboxAction } from '../types';

export interface AgentsState {
	/** The agent using this inbox. */
	currentId: string;
	/** Whether what all agents share is theirs to change. */
	canManage: boolean;
	byId: Record< string, Agent >;
	/** What visitors are told; null until it is known. */
	availability: Availability | null;
}

export const initialState = ( { agentId, desk }: Session ): AgentsState => ( {
	currentId: agentId,
	canManage: desk.canManage,
	byId: {},
	availability: null,
} );

export function reducer( state: AgentsState, action: InboxAction ): AgentsState {
	switch ( action.type ) {
		case 'AGENTS_RECEIVED':
			return { ...state, byId: Object.fromEntries( action.agents.map( ( agent ) => [ agent.id, agent ] ) ) };
		case 'AVAILABILITY_RECEIVED':
			return { ...state, availability: action.availability };
		case 'AGENT_CHANGED':
			return { ...state, byId: { ...state.byId, [ action.agent.id ]: action.agent } };
		default:
			return state;
	}
}
