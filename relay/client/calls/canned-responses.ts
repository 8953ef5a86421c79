import type {
	CannedResponse,
	CannedResponseAnswer,
	CannedResponseList,
	CannedResponsesPage,
	CreateCannedResponseRequest,
	UpdateCannedResponseRequest,
} from '../../protocol';
import type { AgentClient, CallOptions } from './relay-client';

const CANNED_RESPONSES = '/v1/canned-responses';

function pathOfCannedResponse( id: string ): string {
	return `${ CANNED_RESPONSES }/${ encodeURIComponent( id ) }`;
}

/** Lists those that are shared and the agent's own, by shortcut. */
export function listCannedResponses(
	client: AgentClient,
	query: CannedResponsesPage = {},
	options?: CallOptions
): Promise< CannedResponseList > {
	return client.call( 'GET', CANNED_RESPONSES, { ...options, query } );
}

/** Makes one; 409 `canned_response_exists` when there is one of this shortcut, `too_many_canned_responses` when there are enough. */
export async function createCannedResponse(
	client: AgentClient,
	request: CreateCannedResponseRequest
): Promise< CannedResponse > {
	const { cannedResponse } = await client.call< CannedResponseAnswer >( 'POST', CANNED_RESPONSES, { body: request } );
	return cannedResponse;
}

/** Changes one, and leaves what is not named; refused like `createCannedResponse`. */
export async function updateCannedResponse(
	client: AgentClient,
	id: string,
	request: UpdateCannedResponseRequest
): Promise< CannedResponse > {
	const { cannedResponse } = await client.call< CannedResponseAnswer >( 'PATCH', pathOfCannedResponse( id ), {
		body: request,
	} );
	return cannedResponse;
}

export function deleteCannedResponse( client: AgentClient, id: string ): Promise< void > {
	return client.call( 'DELETE', pathOfCannedResponse( id ) );
}

/** Counts that one was inserted. */
export function useCannedResponse( client: AgentClient, id: string ): Promise< void > {
	return client.call( 'POST', `${ pathOfCannedResponse( id ) }/use`, { body: {} } );
}
