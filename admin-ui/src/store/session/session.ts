import {
	createBrowserStorage,
	Outbox,
	RelayClient,
	ReloadTrigger,
	SharedStream,
	systemClock,
	type ChatEvent,
	type Clock,
	type OutboxItem,
	type StreamState,
	type StreamStatus,
} from '../../../../relay/client';
import type { Conversation, Message } from '../../../../relay/protocol';
import type { AgentToken } from '../../agent-token';
import type { AdminConfig } from '../../config';
import { DraftStorage } from '../drafts/draft-storage';
import { AgentTokenSource } from './token-source';

/** What a session tells. */
export interface SessionListener {
	onStart(): void;
	/**
	 * What was read may be outdated: events were missed, or somebody asks to try again. `isResumed`: only passing events
	 * were missed.
	 */
	onReload( isResumed: boolean ): Promise< unknown >;
	onEvent( event: ChatEvent< Conversation > ): void;
	onStatus( status: StreamStatus ): void;
	/** Tells whether WordPress answers. */
	onReachable( isSiteReachable: boolean ): void;
	/** The messages that wait for the relay changed, here or in another tab. */
	onOutbox( items: OutboxItem[] ): void;
	onSent( item: OutboxItem, message: Message ): void;
	onStop(): void;
}

/** The inbox's connection with relay and site: what thunks and effects work with. */
export interface Session {
	/** The agent who looks at the inbox. */
	readonly agentId: string;
	readonly client: RelayClient;
	readonly outbox: Outbox;
	readonly drafts: DraftStorage;
	readonly clock: Clock;
	/** Opens the stream and sends what an earlier page left. May be called again after `stop`. */
	start( listener: SessionListener ): void;
	/** Closes the stream; what waits stays in the outbox. */
	stop(): void;
	/** Tries everything again at once: for the button that says so. */
	retry(): void;
}

/** States in which the relay can be read. */
const READABLE: StreamState[] = [ 'live', 'degraded', 'buffered', 'stalled' ];

/** Tells whether the relay can be read in this state of the stream. */
export function isReadable( state: StreamState ): boolean {
	return READABLE.includes( state );
}

/** The session of a page of wp-admin. Making one does nothing yet. */
export class InboxSession implements Session {
	readonly agentId: string;
	readonly client: RelayClient;
	readonly outbox: Outbox;
	readonly drafts: DraftStorage;
	readonly clock = systemClock;
	private readonly tokens: AgentTokenSource;
	private readonly stream: SharedStream< Conversation >;
	private listener: SessionListener | null = null;
	private readonly reloading = new ReloadTrigger( {
		reload: async ( isResumed ) => this.listener?.onReload( isResumed ),
	} );
	private hasBegun = false;

	/** `firstToken` may be on its way already. */
	constructor( { relayUrl, siteId, currentAgentId }: AdminConfig, firstToken: Promise< AgentToken > | null = null ) {
		const storage = createBrowserStorage( siteId );
		this.agentId = currentAgentId;
		this.drafts = new DraftStorage( storage, currentAgentId );
		this.tokens = new AgentTokenSource( {
			first: firstToken,
			onReachable: ( isSiteReachable ) => this.listener?.onReachable( isSiteReachable ),
		} );
		this.client = new RelayClient( { relayUrl, tokens: this.tokens } );
		this.stream = new SharedStream< Conversation >( {
			name: `${ siteId }:${ currentAgentId }`,
			client: this.client,
			onEvent: ( event ) => this.handleEvent( event ),
			onStatus: ( status ) => this.handleStatus( status ),
		} );
		this.outbox = new Outbox( {
			identity: currentAgentId,
			storage,
			deliver: async ( { conversationId, clientId, body, kind } ) => {
				const id = conversationId as string;
				return { conversationId: id, message: await this.client.sendMessage( id, { clientId, body, kind } ) };
			},
			onSent: ( item, { message } ) => this.listener?.onSent( item, message ),
			onChange: ( items ) => this.listener?.onOutbox( items ),
		} );
	}

	start( listener: SessionListener ): void {
		this.listener = listener;
		this.hasBegun = false;
		this.stream.start();
		listener.onStart();
		this.outbox.start();
	}

	stop(): void {
		this.stream.stop();
		this.outbox.stop();
		this.tokens.stop();
		this.reloading.stop();
		this.listener?.onStop();
		this.listener = null;
	}

	retry(): void {
		this.tokens.forgetFailure();
		if ( this.stream.status.state === 'stopped' ) {
			this.stream.stop();
			this.stream.start();
		} else {
			this.stream.wake();
		}
		this.outbox.wake();
		this.reloading.ask();
	}

	private handleEvent( event: ChatEvent< Conversation > ): void {
		this.reloading.hear( event );
		this.listener?.onEvent( event );
	}

	private handleStatus( status: StreamStatus ): void {
		this.listener?.onStatus( status );
		if ( isReadable( status.state ) ) {
			if ( ! this.hasBegun ) {
				this.hasBegun = true;
				this.reloading.ask();
			}
			this.outbox.wake();
		}
		this.reloading.follow( status.state );
	}
}
