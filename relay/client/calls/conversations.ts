import type {
	AssignRequest,
	CloseConversationRequest,
	Conversation,
	ConversationList,
	ExportFormat,
	ListConversationsQuery,
	OwnConversation,
	RateRequest,
	StartConversationRequest,
	StartedConversation,
	UpdateConversationRequest,
} from '../../protocol';
import type { AgentClient, AnyConversation, Call, CallOptions, RelayClient, VisitorClient } from './relay-client';
import { EXPORT_MS } from './search';

/** Returns the path of a conversation's route. */
export function pathOf( conversationId: string, rest = '' ): string {
	return `/v1/conversations/${ encodeURIComponent( conversationId ) }${ rest }`;
}

/** Calls a route that answers with the conversation as it stands then. */
async function callForConversation< C extends AnyConversation >(
	client: RelayClient< C >,
	method: string,
	path: string,
	call?: Call
): Promise< C > {
	const { conversation } = await client.call< { conversation: C } >( method, path, call );
	return conversation;
}

export function getConversation< C extends AnyConversation >(
	client: RelayClient< C >,
	conversationId: string
): Promise< C > {
	return callForConversation( client, 'GET', pathOf( conversationId ) );
}

/** Ends a conversation; an agent may say why. */
export function closeConversation< C extends AnyConversation >(
	client: RelayClient< C >,
	conversationId: string,
	request: CloseConversationRequest = {}
): Promise< C > {
	return callForConversation( client, 'POST', pathOf( conversationId, '/close' ), { body: request } );
}

/** Starts a visitor's conversation, or returns the active one. */
export function startConversation(
	client: VisitorClient,
	request: StartConversationRequest
): Promise< StartedConversation > {
	return client.call( 'POST', '/v1/conversations', { body: request } );
}

export function rateConversation(
	client: VisitorClient,
	conversationId: string,
	request: RateRequest
): Promise< OwnConversation > {
	return callForConversation( client, 'POST', pathOf( conversationId, '/rating' ), { body: request } );
}

/** Lists the conversations that an agent may see, newest activity first. */
export function listConversations(
	client: AgentClient,
	query: Partial< ListConversationsQuery > = {},
	options?: CallOptions
): Promise< ConversationList > {
	return client.call( 'GET', '/v1/conversations', { ...options, query } );
}

/** Returns what was written in some conversations, as CSV or JSON; for who manages. */
export function exportConversations( client: AgentClient, ids: string[], format: ExportFormat ): Promise< string > {
	return client.call( 'POST', '/v1/conversations/export', {
		isText: true,
		timeoutMs: EXPORT_MS,
		body: { ids, format },
	} );
}

/** Accepts, transfers or returns a conversation; 409 `already_assigned` says who was faster. */
export function assignConversation(
	client: AgentClient,
	conversationId: string,
	request: AssignRequest
): Promise< Conversation > {
	return callForConversation( client, 'POST', pathOf( conversationId, '/assign' ), { body: request } );
}

/** Puts a conversation into another department, changes how urgent it is, or snoozes it. */
export function updateConversation(
	client: AgentClient,
	conversationId: string,
	request: UpdateConversationRequest
): Promise< Conversation > {
	return callForConversation( client, 'PATCH', pathOf( conversationId ), { body: request } );
}

/** Ends a conversation as spam, or makes it what it was before. */
export function setSpam( client: AgentClient, conversationId: string, isSpam: boolean ): Promise< Conversation > {
	return callForConversation( client, 'PUT', pathOf( conversationId, '/spam' ), { body: { isSpam } } );
}

export function reopenConversation( client: AgentClient, conversationId: string ): Promise< Conversation > {
	return callForConversation( client, 'POST', pathOf( conversationId, '/reopen' ), { body: {} } );
}
