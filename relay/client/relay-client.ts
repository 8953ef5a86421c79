import type {
	Agent,
	AgentList,
	AssignRequest,
	Conversation,
	ConversationList,
	ListConversationsQuery,
	PresenceStatus,
} from '../protocol';
import { ParticipantClient, type CallOptions } from './participant-client';

/** Calls the routes that an agent may call. */
export class RelayClient extends ParticipantClient< Conversation > {
	/** Lists the conversations that an agent may see, newest activity first. */
	listConversations(
		query: Partial< ListConversationsQuery > = {},
		options?: CallOptions
	): Promise< ConversationList > {
		return this.call( 'GET', '/v1/conversations', { ...options, query } );
	}

	/** Accepts, transfers or returns a conversation; 409 `already_assigned` says who was faster. */
	assignConversation(
		conversationId: string,
		request: AssignRequest,
		options?: CallOptions
	): Promise< Conversation > {
		return this.callForConversation( 'POST', conversationId, '/assign', { ...options, body: request } );
	}

	reopenConversation( conversationId: string, options?: CallOptions ): Promise< Conversation > {
		return this.callForConversation( 'POST', conversationId, '/reopen', { ...options, body: {} } );
	}

	async setPresence( status: PresenceStatus, options?: CallOptions ): Promise< Agent > {
		const { agent } = await this.call< { agent: Agent } >( 'PUT', '/v1/presence', {
			...options,
			body: { status },
		} );
		return agent;
	}

	async listAgents( options?: CallOptions ): Promise< Agent[] > {
		const { agents } = await this.call< AgentList >( 'GET', '/v1/agents', options );
		return agents;
	}
}
