import { randomBytes, randomUUID } from 'node:crypto';
import type {
	Conversation,
	Message,
	OwnConversation,
	StartedConversation,
	StartVisitorRequest,
	VisitorSession,
} from '../../relay/protocol';
import type { Clock } from '../../relay/src/clock';
import { call, type Answer, type Call } from './http';
import { expectStatus, freshAddress, Party, type PartyOptions, type Reachable } from './party';
import type { Site } from './site';
import { agentToken, type AgentOptions } from './tokens';

/** A visitor with a session. */
export class VisitorParty extends Party {
	session: VisitorSession;

	constructor( relay: Reachable, session: VisitorSession, options: PartyOptions ) {
		super( relay, session.visitor.id, session.accessToken, options );
		this.session = session;
	}

	/** Starts a conversation, or finds the active one. */
	async start( request: object = {} ): Promise< StartedConversation > {
		return expectStatus( await this.post( '/v1/conversations', { clientId: randomUUID(), ...request } ), 200, 201 );
	}
}

/** An agent with a token. */
export class AgentParty extends Party {
	/** Accepts a conversation that nobody holds. */
	async accept( conversationId: string ): Promise< Conversation > {
		const answer = await this.post( `/v1/conversations/${ conversationId }/assign`, { agentId: this.id } );
		return expectStatus< { conversation: Conversation } >( answer, 200 ).conversation;
	}
}

export interface OpenConversation {
	conversation: OwnConversation;
	visitor: VisitorParty;
	agent: AgentParty;
}

export const SAMPLE_VISITOR = {
	page: { url: 'https://shop.test/lamps', title: 'Lamps' },
	locale: 'en-GB',
	timezone: 'Europe/London',
} as const satisfies StartVisitorRequest;

/** Makes people and conversations as the clients do: over HTTP. */
export class Make {
	private agents = 100;
	private departments = 0;

	constructor(
		private readonly relay: Reachable,
		private readonly site: Site,
		private readonly clock?: Clock
	) {}

	/** Makes a visitor, each from an address of its own. */
	async visitor( request: Partial< StartVisitorRequest > = {}, options: PartyOptions = {} ): Promise< VisitorParty > {
		const address = options.address ?? freshAddress();
		const answer = await this.visitorAnswer( request, { headers: { 'X-Forwarded-For': address } } );
		return new VisitorParty( this.relay, expectStatus( answer, 201 ), { ...options, address } );
	}

	/** Asks for a visitor's session, whatever the answer. */
	visitorAnswer( request: object = {}, extra: Partial< Call > = {} ): Promise< Answer > {
		return call( {
			port: this.relay.port,
			method: 'POST',
			path: `/v1/sites/${ this.site.id }/visitors`,
			body: { ...SAMPLE_VISITOR, ...request },
			...extra,
			headers: { 'X-Forwarded-For': freshAddress(), ...extra.headers },
		} );
	}

	/** Makes an agent; without an id, one who is new. */
	agent( agent: AgentOptions = {}, options: PartyOptions = {} ): AgentParty {
		const id = agent.id ?? ++this.agents;
		return new AgentParty( this.relay, `agent:${ id }`, this.agentToken( { ...agent, id } ), options );
	}

	/** Signs an agent's token at the time of the relay's clock. */
	agentToken( agent: AgentOptions ): string {
		const now = this.clock ? { now: Math.floor( this.clock.now() / 1_000 ) } : {};
		return agentToken( this.site, agent, now );
	}

	/** Makes a conversation that waits in the queue with its first message. */
	async queuedConversation(
		request: object = {}
	): Promise< Omit< OpenConversation, 'agent' > & { message: Message } > {
		const visitor = await this.visitor();
		const { conversation, message } = await visitor.start( { message: draft( 'Hello?' ), ...request } );
		return { conversation, visitor, message: message as Message };
	}

	/** Makes a conversation that an agent has accepted. */
	async openConversation( options: { agent?: AgentParty } = {} ): Promise< OpenConversation > {
		const { conversation, visitor } = await this.queuedConversation();
		const agent = options.agent ?? this.agent();
		await agent.accept( conversation.id );
		return { conversation, visitor, agent };
	}

	/** Makes a department, which has a name of its own; returns its public id. */
	async department( name = `Department ${ ++this.departments }` ): Promise< string > {
		const id = `d_${ randomBytes( 16 ).toString( 'base64url' ) }`;
		await this.site.query(
			`INSERT INTO {prefix}veranda_departments (public_id, name, name_key, created_at)
			VALUES (?, ?, LOWER(?), UTC_TIMESTAMP(3))`,
			[ id, name, name ]
		);
		return id;
	}
}

/** Returns a message to send, with a client id of its own. */
export function draft( body: string ): { clientId: string; body: string } {
	return { clientId: randomUUID(), body };
}

/** Posts a message that must be stored. */
export async function say( who: Party, conversationId: string, body: string, more: object = {} ): Promise< Message > {
	const answer = await who.post( `/v1/conversations/${ conversationId }/messages`, { ...draft( body ), ...more } );
	return expectStatus< { message: Message } >( answer, 200, 201 ).message;
}

/** Reads all of a conversation's messages, page by page. */
export async function readHistory( who: Party, conversationId: string ): Promise< Message[] > {
	const messages: Message[] = [];
	for ( let hasMore = true; hasMore; ) {
		const after = messages.at( -1 )?.seq ?? 0;
		const answer = await who.get( `/v1/conversations/${ conversationId }/messages?after=${ after }&limit=100` );
		const page = expectStatus< { messages: Message[]; hasMore: boolean } >( answer, 200 );
		messages.push( ...page.messages );
		hasMore = page.hasMore && page.messages.length > 0;
	}
	return messages;
}
