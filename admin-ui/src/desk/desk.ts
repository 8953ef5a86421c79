import { __ } from '@wordpress/i18n';
import {
	calls,
	createBrowserStorage,
	type AgentClient,
	type ChatEvent,
	type StreamStatus,
} from '../../../relay/client';
import type { Conversation, PresenceStatus } from '../../../relay/protocol';
import { LIMITS } from '../../../relay/protocol/limits';
import { AdminBar, troubleSentence, type BarTrouble } from '../admin-bar';
import { isReadable, type ConnectionListener } from '../agent-connection';
import { alertsOf, type Alert } from '../alerts/alert';
import { isAnyAudible, isTurnOfThisPage, noteAudible } from '../alerts/audible-pages';
import { showInMenu, showOnTab } from '../alerts/badge';
import { callAgain, callAgent } from '../alerts/call-agent';
import { OVERDUE_EVERY_MS, overdueAlerts } from '../alerts/overdue';
import { onPreferencesChange, type AlertPreferences } from '../alerts/preferences';
import { REPEAT_MS } from '../alerts/repeat';
import { Told } from '../alerts/told';
import { noteView } from '../alerts/viewed-pages';
import { countUnread } from '../known-conversations';
import { isPageInView, onPageInView } from '../page-in-view';
import { endingOf } from '../stream-ending';
import { isWaiting } from '../waiting-since';
import { Cards } from './cards';
import { addressOf, type DeskConfig } from './config';
import { Knowledge } from './knowledge';

/** What could not be loaded is asked for again after this long. */
const RETRY_MS = 10_000;

/** Short interruptions are not shown. */
const PATIENCE_MS = 5_000;

/** The part of a connection that a desk needs. */
export interface DeskConnection {
	readonly client: AgentClient;
	start(): void;
	/** Tries again at once, also after an end. */
	retry(): void;
	serverNow(): number;
}

/**
 * What an agent has of the chat on every page of wp-admin beside the inbox: they stay online, see who waits, and are called
 * as they want it.
 */
export class Desk {
	private readonly config: DeskConfig;
	private readonly name: string;
	private readonly connection: DeskConnection;
	private readonly knowledge: Knowledge;
	private readonly cards: Cards;
	private readonly toldOverdue: Told;
	private readonly bar = new AdminBar( {
		choose: ( status ) => void this.choose( status ),
		retry: () => this.connection.retry(),
	} );
	private status: PresenceStatus | null = null;
	private preferences: AlertPreferences;
	private isHeard = false;
	/** Takes back that the agent looks at this page; null while they do not. */
	private endView: ( () => void ) | null = null;
	private trouble: BarTrouble | null = null;
	private troubleTimer: ReturnType< typeof setTimeout > | undefined;
	private hasLoaded = false;
	private retryTimer: ReturnType< typeof setTimeout > | undefined;
	/** What called the agent before it was known who waits. */
	private early: Alert[] = [];

	constructor( root: HTMLElement, config: DeskConfig, connect: ( listener: ConnectionListener ) => DeskConnection ) {
		this.config = config;
		this.preferences = config.preferences;
		this.name = `${ config.siteId }:${ config.agentId }`;
		this.knowledge = new Knowledge( config.agentId );
		const storage = createBrowserStorage( config.siteId );
		this.toldOverdue = new Told( storage, `told:overdue:${ config.agentId }` );
		this.cards = new Cards( {
			root,
			storage,
			agentId: config.agentId,
			addressOf: ( conversation ) => addressOf( config, conversation ),
		} );
		this.connection = connect( {
			onReload: ( isResumed ) => this.reload( isResumed ),
			onEvent: ( event ) => this.hear( event ),
			onStatus: ( status ) => this.follow( status ),
		} );
	}

	/** Begins to listen, and to look at the clock. */
	start(): void {
		this.connection.start();
		noteAudible( 'desk', this.name );
		onPreferencesChange( this.config.agentId, ( preferences ) => ( this.preferences = preferences ) );
		this.followView( isPageInView() );
		onPageInView( ( isInView ) => this.followView( isInView ) );
		setInterval( () => void this.repeat(), REPEAT_MS );
		if ( this.config.canManage ) {
			setInterval( () => void this.lookForOverdue(), OVERDUE_EVERY_MS );
		}
	}

	private async reload( isResumed: boolean ): Promise< void > {
		clearTimeout( this.retryTimer );
		try {
			await this.load( isResumed );
		} catch ( error ) {
			// A stream that goes on does not ask for it again.
			this.retryTimer = setTimeout( () => void this.reload( false ).catch( () => {} ), RETRY_MS );
			throw error;
		}
	}

	private async load( isResumed: boolean ): Promise< void > {
		const { client } = this.connection;
		const list = { limit: LIMITS.conversationsPerPage };
		const before = this.knowledge.all;
		const cardsBefore = this.cards.conversationIds;
		const [ agents, ...lists ] = await Promise.all( [
			calls.listAgents( client ),
			...( isResumed && this.hasLoaded
				? []
				: [
						calls.listConversations( client, { ...list, state: 'queued' } ),
						calls.listConversations( client, { ...list, state: 'open', assignee: 'me' } ),
					] ),
		] );
		this.status = agents.agents.find( ( { id } ) => id === this.config.agentId )?.status ?? null;
		let isComplete = false;
		if ( lists.length > 0 ) {
			isComplete = lists.every( ( { nextCursor } ) => nextCursor === null );
			const conversations = lists.flatMap( ( each ) => each.conversations );
			this.knowledge.load( conversations, isComplete, before );
			this.hasLoaded = true;
		}
		this.show( isComplete ? cardsBefore : [] );
		void this.call( this.early.splice( 0 ) );
	}

	private hear( event: ChatEvent< Conversation > ): void {
		if ( event.type === 'presence.changed' && event.agent.id === this.config.agentId ) {
			this.status = event.agent.status;
		}
		const alerts = alertsOf( event, this.config.agentId, ( id ) => this.knowledge.all[ id ] ?? null );
		this.knowledge.hear( event );
		this.show( 'conversation' in event ? [ event.conversation.id ] : [] );
		void this.call( alerts );
	}

	private follow( { state, error }: StreamStatus ): void {
		this.isHeard = isReadable( state );
		if ( state === 'stopped' ) {
			this.showTrouble( endingOf( error ).ending === 'access_ended' ? 'logged_out' : 'not_connected' );
		} else if ( this.isHeard || state === 'connecting' ) {
			this.showTrouble( null );
		} else {
			this.troubleTimer ??= setTimeout( () => this.showTrouble( 'not_connected' ), PATIENCE_MS );
		}
		this.show();
	}

	private showTrouble( trouble: BarTrouble | null ): void {
		clearTimeout( this.troubleTimer );
		this.troubleTimer = undefined;
		if ( trouble !== this.trouble ) {
			this.trouble = trouble;
			if ( trouble ) {
				this.cards.say( troubleSentence() );
			}
			this.show();
		}
	}

	private followView( isInView: boolean ): void {
		if ( isInView && ! this.endView ) {
			this.endView = noteView( this.name, null );
		} else if ( ! isInView ) {
			this.endView?.();
			this.endView = null;
		}
		if ( isInView && this.trouble === 'logged_out' ) {
			// The agent has perhaps logged in on another page.
			this.connection.retry();
		}
	}

	/** Shows cards, and calls the agent unless an inbox of this browser does. */
	private async call( alerts: readonly Alert[] ): Promise< void > {
		if ( ! this.hasLoaded ) {
			this.early.push( ...alerts );
			return;
		}
		const isAway = this.status === 'away';
		const concerning = alerts.filter( ( { reason } ) => ! ( isAway && reason === 'waiting' ) );
		if ( concerning.length === 0 ) {
			return;
		}
		const known = this.knowledge.all;
		this.cards.add( concerning, known );
		if ( await isAnyAudible( 'inbox', this.name ) ) {
			return;
		}
		void callAgent( concerning, {
			name: this.name,
			preferences: this.preferences,
			isAway,
			isInView: isPageInView(),
			openId: null,
			find: ( id ) => known[ id ] ?? null,
			open: ( id ) => window.open( addressOf( this.config, known[ id ] ), 'veranda-inbox' ),
		} );
	}

	private async repeat(): Promise< void > {
		const { preferences } = this;
		const isWanted = preferences.isSoundOn && preferences.isRepeated && this.isHeard && this.status === 'online';
		const isCalled = isWanted && this.waiting().some( ( { kind } ) => kind === 'chat' );
		if ( isCalled && ! ( await isAnyAudible( 'inbox', this.name ) ) ) {
			callAgain( preferences );
		}
	}

	private async lookForOverdue(): Promise< void > {
		if ( this.isHeard && ( await isTurnOfThisPage( 'desk', this.name ) ) ) {
			const overdue = overdueAlerts( this.waiting(), this.config.waitTargetSeconds, this.connection.serverNow() );
			void this.call( this.toldOverdue.add( overdue ) );
		}
	}

	private waiting(): Conversation[] {
		return Object.values( this.knowledge.all ).filter( isWaiting );
	}

	/** Shows how things stand. `gone`: conversations that need nobody, unless they are known. */
	private show( gone: readonly string[] = [] ): void {
		const unread = countUnread( this.knowledge.all, this.config.agentId );
		const waiting = this.waiting().length;
		const { trouble } = this;
		this.bar.show( { status: this.isHeard ? this.status : null, trouble, waiting, unread } );
		if ( this.hasLoaded ) {
			showInMenu( waiting );
			showOnTab( waiting + unread );
			this.cards.update( this.knowledge.all, gone );
		}
	}

	/** Shows the new status at once, and takes it back if the relay did not hear of it. */
	private async choose( status: PresenceStatus ): Promise< void > {
		const before = this.status;
		this.status = status;
		this.show();
		try {
			await calls.setPresence( this.connection.client, status );
		} catch {
			this.status = before;
			this.show();
			this.cards.say( __( 'Your availability was not changed. Please try again.', 'veranda' ) );
		}
	}
}
