import {
	calls,
	createBrowserStorage,
	Outbox,
	RelayClient,
	ReloadTrigger,
	SharedStream,
	systemClock,
	type AgentClient,
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
import { AgentTokenSource } from '../../agent-token-source';

/** What a session reports. */
export interface SessionListener {
	onStart(): void;
	/**
	 * Loaded data may be stale: events were missed, or somebody pressed "Try now". `isResumed`: only passing events were
	 * missed.
	 */
	onReload( isResumed: boolean ): Promise< unknown >;
	onEvent( event: ChatEvent< Conversation > ): void;
	onStatus( status: StreamStatus ): void;
	/** Reports whether WordPress answers. */
	onReachable( isSiteReachable: boolean ): void;
	/** The unsent messages changed, here or in another tab. */
	onOutbox( items: OutboxItem[] ): void;
	onSent( item: OutboxItem, message: Message ): void;
	onStop(): void;
}

/** What a page of wp-admin says about who sits at it, and where. */
export interface Desk {
	readonly agentName: string;
	readonly siteName: string;
	/** Whether what all agents share is theirs to change. */
	readonly canManage: boolean;
}

/** The inbox's connection to relay and site, used by thunks and effects. */
export interface Session {
	/** The agent who looks at the inbox. */
	readonly agentId: string;
	readonly desk: Desk;
	readonly client: AgentClient;
	readonly outbox: Outbox;
	readonly drafts: DraftStorage;
	readonly clock: Clock;
	/** Opens the stream and sends unsent messages. Can be called again after `stop`. */
	start( listener: SessionListener ): void;
	/** Closes the stream; unsent messages stay in the outbox. */
	stop(): void;
	/** Retries everything at once, for the "Try now" button. */
	retry(): void;
}

/** States in which requests to the relay succeed. */
const READABLE: StreamState[] = [ 'live', 'degraded', 'buffered', 'stalled' ];

/** Tells whether requests to the relay can succeed in this state of the stream. */
export function isReadable( state: StreamState ): boolean {
	return READABLE.includes( state );
}

/** The session of one page of wp-admin. Nothing happens before `start`. */
export class InboxSession implements Session {
	readonly agentId: string;
	readonly desk: Desk;
	readonly client: AgentClient;
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

	/** `firstToken`: a token that was requested earlier, to save time. */
	constructor( config: AdminConfig, firstToken: Promise< AgentToken > | null = null ) {
		const { relayUrl, siteId, currentAgentId } = config;
		const storage = createBrowserStorage( siteId );
		this.agentId = currentAgentId;
		this.desk = { agentName: config.currentAgentName, siteName: config.siteName, canManage: config.canManage };
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
			deliver: async ( { conversationId, clientId, content } ) => {
				const id = conversationId as string;
				const message = await calls.sendMessage( this.client, id, { clientId, ...content } );
				return { conversationId: id, message };
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
