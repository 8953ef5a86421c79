import {
	backoffDelay,
	createBrowserStorage,
	createClientId,
	isRetryable,
	retryAfterOf,
	type StreamStatus,
	type TextStorage,
	type VisitorClient,
} from '../../../relay/client';
import type { OwnConversation, VisitorSession } from '../../../relay/protocol';
import { Connection } from './connection/connection';
import { ConversationReader } from './conversation/conversation-reader';
import type { Launcher } from './launcher/launcher';
import { prepareLauncher } from './launcher/launcher-state';
import { keepLeftMessage, leaveMessage, readLeftMessage, type LeftMessage } from './left-message/left-message';
import { oneLine } from './browser/page';
import { forgetEverything, isSessionKey, keptVisitorId, Session } from './session/session';
import { limitedUntil, unreadOf, type Change, type State } from './state';
import { Store } from './store';

/** Longest wait for the relay before the form for a message is offered. */
const AWAY_MS = 2_500;
/** How often messages are asked for while something between holds events back. */
const POLL_MS = 4_000;
/** Typing is told at most this often. */
const TYPING_MS = 3_000;
/** How long an answer to "who is logged in" is good for. */
const IDENTITY_MS = 30_000;
/** Where what is being written is kept: a visitor only ever writes to one conversation, or to a new one. */
const DRAFT = 'draft';

/**
 * Joins session, stream, outbox and state: what the window shows is `state`, what
 * the visitor does is a method. Made when the chat is first opened.
 */
export class ChatController {
	readonly config: Launcher[ 'config' ];
	/** Called once after one or more changes. */
	onPaint: () => void = () => {};
	private readonly button: HTMLButtonElement;
	private readonly storage: TextStorage;
	private readonly store = new Store();
	private session: Session | null = null;
	private connection: Connection | null = null;
	private reader: ConversationReader | null = null;
	private tries = 0;
	private retryTimer: number | undefined;
	private pollTimer: number | undefined;
	private limitTimer: number | undefined;
	private toldTypingAt = -Infinity;
	private askedIdentityAt = 0;

	constructor( launcher: Launcher ) {
		this.config = launcher.config;
		this.button = launcher.button;
		this.storage = createBrowserStorage( this.config.siteId );
		const showLauncher = prepareLauncher( launcher );
		this.store.onChange = ( state ) => {
			showLauncher( state.isOpen, unreadOf( state ) );
			this.onPaint();
		};
		this.set( {
			isStorageLasting: this.storage.isLasting,
			draft: this.storage.get( DRAFT ) ?? '',
		} );
		this.storage.onChange( ( key ) => {
			if ( isSessionKey( key ) && this.session && keptVisitorId( this.storage ) !== this.session.visitorId ) {
				// Another tab has found somebody else here.
				void this.begin();
			}
		} );
		document.addEventListener( 'visibilitychange', () => this.look() );
		window.addEventListener( 'online', () => this.state.phase === 'away' && void this.begin() );
		void this.begin();
	}

	get state(): State {
		return this.store.state;
	}

	/** Changes what needs no more thought than that. */
	set( change: Change ): void {
		this.store.set( change );
	}

	toggle(): void {
		if ( this.state.isOpen ) {
			this.close();
		} else {
			this.store.dispatch( { type: 'opened' } );
			this.look();
		}
	}

	close(): void {
		this.set( { isOpen: false, isMenuOpen: false, ending: 'no' } );
		this.button.focus();
	}

	/** Sends what was written, as soon as may be. */
	send( body: string ): void {
		const { conversation } = this.state;
		if ( this.connection ) {
			this.setDraft( '' );
			this.connection.outbox.add( {
				conversationId: conversation && conversation.state !== 'closed' ? conversation.id : null,
				body,
			} );
		}
	}

	/** Keeps what is being written, and tells the other side that something is. */
	setDraft( draft: string ): void {
		this.set( { draft } );
		if ( ! draft ) {
			this.storage.remove( DRAFT );
			this.toldTypingAt = -Infinity;
			return;
		}
		this.storage.set( DRAFT, draft );
		const { conversation } = this.state;
		const now = performance.now();
		if ( conversation?.state === 'open' && now - this.toldTypingAt > TYPING_MS ) {
			this.toldTypingAt = now;
			// Passing news: if it does not arrive, nothing is lost.
			this.connection?.client.sendTyping( conversation.id ).catch( () => {} );
		}
	}

	retry( clientId: string ): void {
		this.connection?.outbox.retry( clientId );
	}

	/** Tries everything that waits now. */
	retryNow(): void {
		this.connection?.stream.wake();
		this.connection?.outbox.wake();
	}

	remove( clientId: string ): void {
		this.connection?.outbox.remove( clientId );
	}

	markSeen(): void {
		this.reader?.markSeen();
	}

	/** Hears that the reader is at the end of the conversation. */
	reachEnd(): void {
		this.markSeen();
		this.store.dispatch( { type: 'endReached' } );
	}

	loadOlder(): void {
		void this.reader?.loadOlder();
	}

	/** Ends the conversation. */
	end(): Promise< void > {
		return this.change( 'ending', ( client, id ) => client.closeConversation( id ) );
	}

	/** Rates the conversation that has ended. */
	rate( comment: string ): Promise< void > {
		const { score } = this.state;
		return this.change( 'rating', ( client, id ) =>
			client.rateConversation( id, { score, ...( comment.trim() && { comment } ) } )
		);
	}

	/** Tells name and e-mail, or (null) that the visitor would rather not. */
	async introduce( who: { name: string; email: string } | null ): Promise< void > {
		const name = oneLine( who?.name ?? '' );
		const email = who?.email.trim();
		if ( name || email ) {
			const prechat = { ...( name && { name } ), ...( email && { email } ) };
			await this.change( 'introduction', async ( client ) => {
				const { conversation } = await client.startConversation( { clientId: createClientId(), prechat } );
				return conversation;
			} );
		}
		if ( this.state.introduction !== 'failed' ) {
			this.set( { introduction: 'done' } );
		}
	}

	/** Offers a new conversation; it begins with the first message. */
	startAgain(): void {
		this.store.dispatch( { type: 'startedAgain' } );
	}

	/** What was typed into the form for a message before. */
	leftMessage(): LeftMessage {
		const kept = readLeftMessage( this.storage );
		return { ...kept, body: kept.body || this.state.draft };
	}

	keepLeftMessage( message: LeftMessage ): void {
		keepLeftMessage( this.storage, message );
	}

	/** Leaves a message with WordPress while the relay is away. */
	async leave( message: LeftMessage ): Promise< void > {
		this.set( { leaving: 'sending' } );
		const result = await leaveMessage( this.config.restUrl, this.storage, message );
		if ( result === true ) {
			this.setDraft( '' );
			this.set( { leaving: 'sent' } );
		} else {
			this.set( { leaving: 'failed', leavingProblem: result || '' } );
		}
	}

	/** Goes from the form to the chat, now that the relay is back; what was typed comes along. */
	goToChat(): void {
		const { body } = readLeftMessage( this.storage );
		this.set( { phase: 'ready', isBack: false, leaving: 'writing' } );
		if ( body ) {
			this.setDraft( body );
		}
	}

	/** Has the relay change the conversation, and says in the state how that goes. */
	private async change(
		what: 'ending' | 'rating' | 'introduction',
		call: ( client: VisitorClient, id: string ) => Promise< OwnConversation >
	): Promise< void > {
		const { conversation } = this.state;
		if ( conversation && this.connection ) {
			this.set( { [ what ]: 'sending' } );
			try {
				this.reader?.adopt( await call( this.connection.client, conversation.id ) );
				this.set( { [ what ]: 'no' } );
			} catch {
				this.set( { [ what ]: 'failed' } );
			}
		}
	}

	/** Finds out who is here and connects; offers the form if the relay does not answer soon. */
	private async begin(): Promise< void > {
		clearTimeout( this.retryTimer );
		this.disconnect();
		if ( this.state.phase === 'ready' ) {
			this.store.dispatch( { type: 'sessionEnded' } );
		}
		const late = setTimeout( () => this.goAway(), AWAY_MS );
		try {
			const session = new Session( { config: this.config, storage: this.storage } );
			this.connect( session, await session.open() );
		} catch ( error ) {
			this.goAway();
			// What will not get better by itself is looked at again all the same, but rarely.
			const wait = isRetryable( error ) ? backoffDelay( this.tries++, { minimumMs: 2_000 } ) : 60_000;
			this.retryTimer = window.setTimeout(
				() => void this.begin(),
				Math.max( wait, retryAfterOf( error ) ?? 0 )
			);
		} finally {
			clearTimeout( late );
		}
	}

	private goAway(): void {
		if ( this.state.phase === 'opening' ) {
			this.set( { phase: 'away' } );
		}
	}

	private connect( session: Session, answer: VisitorSession ): void {
		const { phase, leaving } = this.state;
		this.tries = 0;
		this.session = session;
		this.askedIdentityAt = performance.now();
		this.store.dispatch( { type: 'sessionOpened', ...answer } );
		if ( phase === 'away' && ( leaving !== 'writing' || readLeftMessage( this.storage ).body ) ) {
			// Somebody is writing a message, or reading that it was sent: they decide.
			this.set( { phase, isBack: true } );
		}
		const reader = new ConversationReader( this.store, session.client );
		this.reader = reader;
		this.connection = new Connection( this.config.siteId, session, this.storage, {
			onEvent: ( event ) => reader.hear( event ),
			onStatus: ( status ) => this.follow( status ),
			onPending: ( pending ) => {
				this.set( { pending, isStorageLasting: this.storage.isLasting } );
				this.countDown();
			},
			onSent: ( delivery ) => reader.confirm( delivery ),
		} );
		this.connection.start();
		void reader.loadNewest();
	}

	private disconnect(): void {
		clearTimeout( this.pollTimer );
		this.connection?.stop();
		this.connection = null;
		this.session = null;
		this.reader = null;
	}

	private follow( { state }: StreamStatus ): void {
		this.set( { stream: state } );
		clearTimeout( this.pollTimer );
		if ( state === 'live' ) {
			this.connection?.outbox.wake();
		} else if ( state === 'buffered' ) {
			this.poll();
		} else if ( state === 'stopped' && this.connection ) {
			this.keepPendingAsDraft();
			void this.begin();
		}
	}

	private poll(): void {
		this.pollTimer = window.setTimeout( () => {
			void this.reader?.reload().then( () => this.state.stream === 'buffered' && this.poll() );
		}, POLL_MS );
	}

	/**
	 * The session has ended. What waits was written by whoever sits here, but it is
	 * theirs to say it again as somebody else.
	 */
	private keepPendingAsDraft(): void {
		const { outbox } = this.connection as Connection;
		const texts = outbox.items().map( ( { clientId, body } ) => {
			outbox.remove( clientId );
			return body;
		} );
		this.setDraft( [ ...texts, this.state.draft ].filter( Boolean ).join( '\n\n' ) );
	}

	private countDown(): void {
		const limitedSeconds = Math.max( 0, Math.ceil( ( limitedUntil( this.state ) - Date.now() ) / 1_000 ) );
		clearTimeout( this.limitTimer );
		this.set( { limitedSeconds } );
		if ( limitedSeconds > 0 ) {
			this.limitTimer = window.setTimeout( () => this.countDown(), 1_000 );
		}
	}

	/** Looks who is here when the window is opened or looked at again (a shared computer). */
	private look(): void {
		const { session } = this;
		if ( document.visibilityState !== 'visible' || ! this.state.isOpen || ! session ) {
			return;
		}
		this.markSeen();
		const now = performance.now();
		if ( now - this.askedIdentityAt > IDENTITY_MS ) {
			this.askedIdentityAt = now;
			void session.hasChangedHands().then( ( hasChanged ) => {
				if ( hasChanged && this.session === session ) {
					this.disconnect();
					forgetEverything( this.storage );
					this.set( { draft: '' } );
					void this.begin();
				}
			} );
		}
	}
}
