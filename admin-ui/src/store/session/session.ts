import {
	calls,
	createBrowserStorage,
	Outbox,
	systemClock,
	type AgentClient,
	type Clock,
	type OutboxItem,
	type StreamStatus,
} from '../../../../relay/client';
import type { Message } from '../../../../relay/protocol';
import { AgentConnection, isReadable, type ConnectionListener } from '../../agent-connection';
import type { AgentToken } from '../../agent-token';
import { Told } from '../../alerts/told';
import type { AccountsConfig, AdminConfig } from '../../config';
import { DraftStorage } from '../drafts/draft-storage';
import { messageDraft, type Draft } from '../drafts/message-draft';
import { visitorDraft, type VisitorDraft } from '../visitor-details/visitor-draft';

/** What a session reports. */
export interface SessionListener extends Required< ConnectionListener > {
	onStart(): void;
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
	/** Within how many seconds a visitor is to be answered. */
	readonly waitTargetSeconds: number;
	readonly accounts: AccountsConfig;
}

/** The inbox's connection to relay and site, used by thunks and effects. */
export interface Session {
	/** The agent who looks at the inbox. */
	readonly agentId: string;
	/** What all pages of this browser have in common in which the agent is at work on this site. */
	readonly name: string;
	readonly desk: Desk;
	readonly client: AgentClient;
	readonly outbox: Outbox;
	readonly drafts: DraftStorage< Draft >;
	/** What is being written about visitors. */
	readonly visitorDrafts: DraftStorage< VisitorDraft >;
	readonly told: Told;
	readonly clock: Clock;
	/** Returns the time at the relay, in milliseconds. */
	serverNow(): number;
	/** Opens the stream and sends unsent messages. Can be called again after `stop`. */
	start( listener: SessionListener ): void;
	/** Closes the stream; unsent messages stay in the outbox. */
	stop(): void;
	/** Retries everything at once, for the "Try now" button. */
	retry(): void;
}

/** The session of one page of wp-admin. Nothing happens before `start`. */
export class InboxSession implements Session {
	readonly agentId: string;
	readonly name: string;
	readonly desk: Desk;
	readonly client: AgentClient;
	readonly outbox: Outbox;
	readonly drafts: DraftStorage< Draft >;
	readonly visitorDrafts: DraftStorage< VisitorDraft >;
	readonly told: Told;
	readonly clock = systemClock;
	private readonly connection: AgentConnection;
	private listener: SessionListener | null = null;

	/** `firstToken`: a token that was requested earlier, to save time. */
	constructor( config: AdminConfig, firstToken: Promise< AgentToken > | null = null ) {
		const { relayUrl, siteId, currentAgentId } = config;
		const storage = createBrowserStorage( siteId );
		this.agentId = currentAgentId;
		this.name = `${ siteId }:${ currentAgentId }`;
		this.desk = {
			agentName: config.currentAgentName,
			siteName: config.siteName,
			canManage: config.canManage,
			accounts: config.accounts,
			waitTargetSeconds: config.waitTargetSeconds,
		};
		this.drafts = new DraftStorage( storage, currentAgentId, messageDraft );
		this.visitorDrafts = new DraftStorage( storage, currentAgentId, visitorDraft );
		this.told = new Told( storage, `told:inbox:${ currentAgentId }` );
		this.connection = new AgentConnection( {
			relayUrl,
			siteId,
			agentId: currentAgentId,
			firstToken,
			onReload: async ( isResumed ) => this.listener?.onReload( isResumed ),
			onEvent: ( event ) => this.listener?.onEvent( event ),
			onStatus: ( status ) => this.handleStatus( status ),
			onReachable: ( isSiteReachable ) => this.listener?.onReachable( isSiteReachable ),
		} );
		this.client = this.connection.client;
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
		this.connection.start();
		listener.onStart();
		this.outbox.start();
	}

	stop(): void {
		this.connection.stop();
		this.outbox.stop();
		this.listener?.onStop();
		this.listener = null;
	}

	retry(): void {
		this.connection.retry();
		this.outbox.wake();
	}

	serverNow(): number {
		return this.connection.serverNow();
	}

	private handleStatus( status: StreamStatus ): void {
		this.listener?.onStatus( status );
		if ( isReadable( status.state ) ) {
			this.outbox.wake();
		}
	}
}
