import { __ } from '@wordpress/i18n';
import { calls } from '../../../../relay/client';
import type { Agent, Availability, PresenceStatus } from '../../../../relay/protocol';
import { snackbarStore } from '../../snackbars/store';
import type { Thunk } from '../types';

export const agentsReceived = ( agents: Agent[] ) => ( { type: 'AGENTS_RECEIVED', agents } ) as const;
export const availabilityReceived = ( availability: Availability ) =>
	( { type: 'AVAILABILITY_RECEIVED', availability } ) as const;
export const agentChanged = ( agent: Agent ) => ( { type: 'AGENT_CHANGED', agent } ) as const;

/** Loads the list of agents, and what visitors are told of them. */
export function loadAgents(): Thunk {
	return async ( { dispatch, session } ) => {
		const answer = await calls.listAgents( session.client ).catch( () => null );
		if ( answer ) {
			dispatch.agentsReceived( answer.agents );
			dispatch.availabilityReceived( answer.availability );
		}
	};
}

/** Sets whether this agent is available for conversations. */
export function setPresence( status: PresenceStatus ): Thunk {
	return async ( { dispatch, select, session, registry } ) => {
		const before = select.findCurrentAgent();
		if ( before ) {
			dispatch.agentChanged( { ...before, status } );
		}
		try {
			await calls.setPresence( session.client, status );
		} catch {
			if ( before ) {
				dispatch.agentChanged( before );
			}
			registry
				.dispatch( snackbarStore )
				.showSnackbar( __( 'Your availability was not changed. Please try again.', 'veranda' ) );
		}
	};
}
