import type {
	OwnConversation,
	RateRequest,
	RefreshVisitorRequest,
	StartConversationRequest,
	StartVisitorRequest,
	StartedConversation,
	VisitorSession,
} from '../protocol';
import { ParticipantClient, type CallOptions } from './participant-client';

/** Calls the routes that a visitor may call. */
export class VisitorClient extends ParticipantClient< OwnConversation > {
	/** Starts a visitor and gives them their first pair of tokens. */
	startVisitor( siteId: string, request: StartVisitorRequest, options?: CallOptions ): Promise< VisitorSession > {
		return this.call( 'POST', `/v1/sites/${ siteId }/visitors`, { ...options, body: request, isPublic: true } );
	}

	/** Exchanges a visitor's refresh token for a new pair. */
	refreshVisitor( siteId: string, request: RefreshVisitorRequest, options?: CallOptions ): Promise< VisitorSession > {
		return this.call( 'POST', `/v1/sites/${ siteId }/visitors/refresh`, {
			...options,
			body: request,
			isPublic: true,
		} );
	}

	/** Starts a visitor's conversation, or returns the active one. */
	startConversation( request: StartConversationRequest, options?: CallOptions ): Promise< StartedConversation > {
		return this.call( 'POST', '/v1/conversations', { ...options, body: request } );
	}

	rateConversation(
		conversationId: string,
		request: RateRequest,
		options?: CallOptions
	): Promise< OwnConversation > {
		return this.callForConversation( 'POST', conversationId, '/rating', { ...options, body: request } );
	}
}
