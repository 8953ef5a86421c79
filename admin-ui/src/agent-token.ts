import apiFetch from '@wordpress/api-fetch';

/** What WordPress answers when it mints an agent token. */
export interface AgentToken {
	token: string;
	expiresAt: string;
	agentId: string;
	serverTime: string;
}

/** Asks WordPress for a token; the cookie and the nonce say who this is. */
export function requestAgentToken(): Promise< AgentToken > {
	return apiFetch< AgentToken >( { path: '/veranda/v1/agent-token', method: 'POST' } );
}
