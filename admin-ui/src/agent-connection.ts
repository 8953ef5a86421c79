import {
	createBrowserStorage,
	RelayClient,
	ReloadTrigger,
	SharedStream,
	type AgentClient,
	type ChatEvent,
	type StreamState,
	type StreamStatus,
} from '../../relay/client';
import type { Conversation } from '../../relay/protocol';
import type { AgentToken } from './agent-token';
import { AgentTokenSource } from './agent-token-source';
import { ServerClock } from './server-clock';

/** What a connection reports. */
export interface ConnectionListener {
	/**
	 * Loaded data may be stale: events were missed, or somebody pressed "Try now". `isResumed`: only passing events were
	 * missed.
	 */
	onReload( isResumed: boolean ): Promise< unknown >;
	onEvent( event: ChatEvent< Conversation > ): void;
	onStatus( status: StreamStatus ): void;
	/** Reports whether WordPress answers. */
	onReachable?( isSiteReachable: boolean ): void;
}

export interface AgentConnectionOptions extends ConnectionListener {
	relayUrl: string;
	siteId: string;
	agentId: string;
	/** A token that was requested earlier, to save time. */
	firstToken?: Promise< AgentToken > | null;
}

/** States in which requests to the relay succeed. */
const READABLE: StreamState[] = [ 'live', 'degraded', 'buffered', 'stalled' ];

/** Tells whether requests to the relay can succeed in this state of the stream. */
export function isReadable( state: StreamState ): boolean {
	return READABLE.includes( state );
}

/**
 * How a page of wp-admin hears of what happens: by one stream for all pages of this browser that an agent has open. As long
 * as there is one, the agent is there.
 */
export class AgentConnection {
	readonly client: AgentClient;
	private readonly options: AgentConnectionOptions;
	private readonly tokens: AgentTokenSource;
	private readonly stream: SharedStream< Conversation >;
	private readonly reloading: ReloadTrigger;
	private readonly serverClock: ServerClock;
	private hasBegun = false;

	constructor( options: AgentConnectionOptions ) {
		this.options = options;
		this.tokens = new AgentTokenSource( {
			first: options.firstToken ?? null,
			onReachable: ( isSiteReachable ) => options.onReachable?.( isSiteReachable ),
		} );
		this.client = new RelayClient( { relayUrl: options.relayUrl, tokens: this.tokens } );
		this.reloading = new ReloadTrigger( { reload: ( isResumed ) => options.onReload( isResumed ) } );
		this.serverClock = new ServerClock( createBrowserStorage( options.siteId ) );
		this.stream = new SharedStream< Conversation >( {
			name: `${ options.siteId }:${ options.agentId }`,
			client: this.client,
			onEvent: ( event ) => {
				this.serverClock.hear( event );
				this.reloading.hear( event );
				options.onEvent( event );
			},
			onStatus: ( status ) => this.follow( status ),
		} );
	}

	/** Opens the stream, or joins the page that has it. Can be called again after `stop`. */
	start(): void {
		this.hasBegun = false;
		this.stream.start();
	}

	stop(): void {
		this.stream.stop();
		this.tokens.stop();
		this.reloading.stop();
	}

	/** Retries everything at once, for the "Try now" button. */
	retry(): void {
		this.tokens.forgetFailure();
		if ( this.stream.status.state === 'stopped' ) {
			this.stream.stop();
			this.stream.start();
		} else {
			this.stream.wake();
		}
		this.reloading.ask();
	}

	/** Returns the time at the relay, in milliseconds. */
	serverNow(): number {
		return this.serverClock.now();
	}

	private follow( status: StreamStatus ): void {
		this.options.onStatus( status );
		if ( isReadable( status.state ) && ! this.hasBegun ) {
			this.hasBegun = true;
			this.reloading.ask();
		}
		this.reloading.follow( status.state );
	}
}
