import { createSelector } from '@wordpress/data';
import type { Agent, Availability } from '../../../../relay/protocol';
import type { InboxState } from '../types';

const PRESENCE_ORDER = { online: 0, away: 1, offline: 2 };

/** Lists all agents, online ones first, then by name. */
export const getAgents = createSelector(
	( state: InboxState ): Agent[] =>
		Object.values( state.agents.byId ).sort(
			( a, b ) => PRESENCE_ORDER[ a.status ] - PRESENCE_ORDER[ b.status ] || a.name.localeCompare( b.name )
		),
	( state: InboxState ) => [ state.agents.byId ]
);

export function getCurrentAgentId( state: InboxState ): string {
	return state.agents.currentId;
}

/** Tells whether what all agents share is for the agent using this inbox to change. */
export function canManage( { agents }: InboxState ): boolean {
	return agents.canManage;
}

/** Returns the agent using this inbox, or null until the list of agents is loaded. */
export function findCurrentAgent( { agents }: InboxState ): Agent | null {
	return agents.byId[ agents.currentId ] ?? null;
}

/** Returns what visitors are told, or null until that is known. */
export function findAvailability( { agents }: InboxState ): Availability | null {
	return agents.availability;
}
