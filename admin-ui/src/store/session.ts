import { dispatch as dispatchTo, select as selectFrom } from '@wordpress/data';
import {
	AccessEndedError,
	createBrowserStorage,
	holeAfter,
	Outbox,
	ProblemError,
	RelayClient,
	SharedStream,
	type ChatEvent,
	type StreamState,
	type StreamStatus,
} from '../../../relay/client';
import type { Conversation, PresenceStatus } from '../../../relay/protocol';
import type { AdminConfig } from '../config';
import type { InboxAction } from './actions';
import { setSession, type Session } from './current-session';
import { DraftStorage } from './drafts';
import { store } from './index';
import type { ConnectionState } from './state';
import { actionsFor, announcementFor } from './stream';
import { AgentTokenSource } from './token-source';

/** Events that overtake each other get this long to arrive before messages are read again. */
const HOLE_MS = 400;
/** While something holds back the stream, the lists are read this often. */
const POLL_MS = 5_000;
const COUNTS_MS = 2_000;
/** What was read ahead of the stream gets so long to arrive. */
const AHEAD_MS = 1_000;

/** States in which the relay can be read. */
const READABLE: StreamState[] = [ 'live', 'degraded', 'buffered', 'stalled' ];

/** The inbox's connection with relay and site, from opening the page to leaving it. */
export class InboxSession implements Session {
	readonly client: RelayClient;
	readonly outbox: Outbox;
	readonly drafts: DraftStorage;
	private readonly tokens: AgentTokenSource;
	private readonly stream: SharedStream< Conversation >;
	private readonly closeAfter = new Map< string, string >();
	private needsLoad = true;
	/** Lists that are read while the stream is being opened. */
	private readAhead: Promise< void > | null = null;
	private reader = new AbortController();
	private isLoadDue = false;
	private holeTimers = new Map< string, number >();
	private countsTimer: number | undefined;
	private pollTimer: number | undefined;

	constructor( { relayUrl, siteId, currentAgentId }: AdminConfig ) {
		const storage = createBrowserStorage( siteId );
		this.drafts = new DraftStorage( storage, currentAgentId );
		this.tokens = new AgentTokenSource( {
			onReachable: ( isSiteReachable ) => this.changeConnection( { isSiteReachable } ),
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
				const message = await this.client.sendMessage( id, {
					clientId,
					body,
					kind,
				} );
				return { conversationId: id, message };
			},
			onSent: ( { clientId }, { message } ) => {
				this.dispatch( { type: 'MESSAGE_RECEIVED', message } );
				this.closeIfAsked( clientId );
			},
			onChange: ( items ) => this.dispatch( { type: 'OUTBOX_CHANGED', items } ),
		} );
		setSession( this );
		this.dispatch( {
			type: 'STARTED',
			currentAgentId,
			drafts: this.drafts.list(),
		} );
	}

	/** Opens the stream and sends what an earlier page left. */
	start(): void {
		setSession( this );
		this.stream.start();
		this.readAhead = this.readActive();
		this.outbox.start();
	}

	/** Closes the stream; what waits stays in the outbox. */
	stop(): void {
		this.stream.stop();
		this.outbox.stop();
		this.tokens.stop();
		this.isLoadDue = false;
		this.reader.abort();
		window.clearTimeout( this.countsTimer );
		window.clearTimeout( this.pollTimer );
		this.holeTimers.forEach( ( timer ) => window.clearTimeout( timer ) );
		setSession( null );
	}

	/** Tries everything again at once: for the button that says so. */
	retry(): void {
		this.tokens.forgetFailure();
		if ( this.stream.status.state === 'stopped' ) {
			this.changeConnection( { ending: null, endingDetail: null } );
			this.stream.stop();
			this.stream.start();
		} else {
			this.stream.wake();
		}
		this.outbox.wake();
		this.load();
	}

	/** Ends a conversation as soon as this message is stored in it. */
	closeAfterSending( clientId: string, conversationId: string ): void {
		this.closeAfter.set( clientId, conversationId );
	}

	private closeIfAsked( clientId: string ): void {
		const conversationId = this.closeAfter.get( clientId );
		if ( conversationId !== undefined ) {
			this.closeAfter.delete( clientId );
			void dispatchTo( store ).closeConversation( conversationId );
		}
	}

	private handleEvent( event: ChatEvent< Conversation > ): void {
		if ( event.type === 'reset' || ( event.type === 'hello' && ! event.resumed ) ) {
			// A stream that begins from now says nothing of what happened before.
			this.load();
			return;
		}
		const announcement = announcementFor( event, selectFrom( store ) );
		for ( const action of actionsFor( event, Date.now() ) ) {
			this.dispatch( action );
		}
		if ( announcement ) {
			this.dispatch( { type: 'ANNOUNCED', text: announcement } );
		}
		if ( event.type === 'message.created' ) {
			this.completeConversation( event.message.conversationId );
		}
		if ( 'conversation' in event && ! selectFrom( store ).isActiveComplete() ) {
			this.refreshCountsSoon();
		}
	}

	/** Reads what an event shows to be missing: the conversation itself, or messages before this one. */
	private completeConversation( conversationId: string ): void {
		if ( ! selectFrom( store ).findConversation( conversationId ) ) {
			void dispatchTo( store ).loadConversation( conversationId );
		}
		const log = selectFrom( store ).findLog( conversationId );
		if ( ! log || holeAfter( log ) === null || this.holeTimers.has( conversationId ) ) {
			return;
		}
		const timer = window.setTimeout( () => {
			this.holeTimers.delete( conversationId );
			void dispatchTo( store ).fillHole( conversationId );
		}, HOLE_MS );
		this.holeTimers.set( conversationId, timer );
	}

	private handleStatus( { state, error }: StreamStatus ): void {
		const isBroken = ! READABLE.includes( state ) && state !== 'connecting';
		const { brokenSince } = selectFrom( store ).getConnection();
		this.changeConnection( {
			stream: state,
			brokenSince: isBroken ? ( brokenSince ?? Date.now() ) : null,
			...( state === 'stopped' && endingOf( error ) ),
		} );
		if ( READABLE.includes( state ) && this.needsLoad ) {
			this.load();
		}
		if ( READABLE.includes( state ) ) {
			this.outbox.wake();
		}
		window.clearTimeout( this.pollTimer );
		if ( state === 'buffered' ) {
			this.pollTimer = window.setTimeout( () => this.poll(), POLL_MS );
		}
	}

	private poll(): void {
		this.load();
		this.pollTimer = window.setTimeout( () => this.poll(), POLL_MS );
	}

	/** Reads everything; what asks for it at the same moment, as a status and its `hello` do, is answered together. */
	private load(): void {
		this.needsLoad = false;
		if ( ! this.isLoadDue ) {
			this.isLoadDue = true;
			queueMicrotask( () => this.isLoadDue && this.loadNow() );
		}
	}

	private loadNow(): void {
		this.isLoadDue = false;
		void dispatchTo( store ).loadAgents();
		void this.loadActive();
		void dispatchTo( store ).reloadLogs();
		void dispatchTo( store ).reloadHistories();
		if ( selectFrom( store ).getListStatus( 'closed' ) !== 'idle' ) {
			void dispatchTo( store ).loadClosed();
		}
	}

	/** Reads the lists after the stream has begun: what was read ahead of it may lack what happened in between. */
	private async loadActive(): Promise< void > {
		const { readAhead } = this;
		this.readAhead = null;
		if ( readAhead !== null ) {
			// It is about to be shown; the same again would only keep it from that.
			await Promise.race( [ readAhead, new Promise( ( resolve ) => window.setTimeout( resolve, AHEAD_MS ) ) ] );
		}
		// Only the end of the session leaves it aborted.
		if ( ! this.reader.signal.aborted ) {
			await this.readActive();
		}
	}

	/** Reads the lists; an answer that is still on its way is not waited for, nor taken. */
	private async readActive(): Promise< void > {
		this.reader.abort();
		this.reader = new AbortController();
		await dispatchTo( store ).loadActive( this.reader.signal );
	}

	private refreshCountsSoon(): void {
		window.clearTimeout( this.countsTimer );
		this.countsTimer = window.setTimeout( () => void dispatchTo( store ).refreshCounts(), COUNTS_MS );
	}

	/** Says whether this agent takes conversations. */
	setPresence( status: PresenceStatus ): Promise< unknown > {
		return this.client.setPresence( status );
	}

	private changeConnection( connection: Partial< ConnectionState > ): void {
		this.dispatch( { type: 'CONNECTION_CHANGED', connection } );
	}

	private dispatch( action: InboxAction ): void {
		void dispatchTo( store ).happen( action );
	}
}

/** Tells why a stream ended for good. */
function endingOf( error: unknown ): Pick< ConnectionState, 'ending' | 'endingDetail' > {
	if ( error instanceof AccessEndedError ) {
		return { ending: 'access_ended', endingDetail: null };
	}
	if ( error instanceof ProblemError ) {
		const isDisabled = error.code === 'site_disabled';
		return {
			ending: isDisabled ? 'site_disabled' : 'refused',
			endingDetail: error.detail,
		};
	}
	return {
		ending: isBye( error ) ? 'site_disabled' : null,
		endingDetail: null,
	};
}

/** A stream that the relay ended with `bye` and `retryMs: null` was ended because the site is switched off. */
function isBye( error: unknown ): boolean {
	return ( error as { type?: string } | null )?.type === 'bye';
}
