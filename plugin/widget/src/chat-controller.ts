import {
	backoffDelay,
	createBrowserStorage,
	holeAfter,
	isRetryable,
	retryAfterOf,
	type ChatEvent,
	type OutboxItem,
	type StreamStatus,
	type TextStorage,
} from '../../../relay/client';
import { LIMITS } from '../../../relay/protocol/limits';
import type { Message, OwnConversation, VisitorSession } from '../../../relay/protocol';
import { Connection } from './connection';
import type { Launcher } from './launcher';
import { keepLeftMessage, leaveMessage, LeaveMessageError, readLeftMessage, type LeftMessage } from './left-message';
import { forgetEverything, isSessionKey, keptVisitorId, Session } from './session';
import { playNote } from './sound';
import { initialState, isForVisitor, reduce, unreadOf, type Action, type Change, type State } from './state';

/** Longest wait for the relay before the form for a message is offered. */
const AWAY_MS = 2_500;
/** How long events that overtake each other are waited for before a hole is filled. */
const HOLE_MS = 300;
/** How often messages are asked for while something between holds events back. */
const POLL_MS = 4_000;
/** Typing is told at most this often. */
const TYPING_MS = 3_000;
/** How long an answer to "who is logged in" is good for. */
const IDENTITY_MS = 30_000;
const MESSAGES_PER_PAGE = 40;

/**
 * Joins session, stream, outbox and state: what the windows shows is `state`,
 * what the visitor does is a method. Holds nothing before it is first opened.
 */
export class ChatController {
	state: State = initialState;
	readonly storage: TextStorage;
	private readonly launcher: Launcher;
	private readonly listeners = new Set< () => void >();
	private session: Session | null = null;
	private connection: Connection | null = null;
	private tries = 0;
	private retryTimer: number | undefined;
	private typingTimer: number | undefined;
	private holeTimer: number | undefined;
	private pollTimer: number | undefined;
	private toldTypingAt = -Infinity;
	private toldReadSeq = 0;
	private askedIdentityAt = 0;

	constructor( launcher: Launcher ) {
		this.launcher = launcher;
		this.storage = createBrowserStorage( launcher.config.siteId );
		this.dispatch( {
			type: 'changed',
			change: {
				isStorageLasting: this.storage.isLasting,
				hasSound: this.storage.get( 'sound' ) === 'on',
				introduction: this.storage.get( 'introduction' ) === 'done' ? 'done' : 'open',
				draft: this.storage.get( draftKey( null ) ) ?? '',
			},
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

	get config(): Launcher[ 'config' ] {
		return this.launcher.config;
	}

	/** Calls back after every change; returns how to stop. */
	subscribe( listener: () => void ): () => void {
		this.listeners.add( listener );
		return () => this.listeners.delete( listener );
	}

	toggle(): void {
		if ( this.state.isOpen ) {
			this.close();
			return;
		}
		this.dispatch( { type: 'opened' } );
		this.look();
	}

	close(): void {
		this.set( { isOpen: false, ending: 'no' } );
		this.launcher.button.focus();
	}

	/** Sends what was written, as soon as may be. */
	send( body: string ): void {
		if ( ! this.connection || body.trim() === '' ) {
			return;
		}
		const { conversation } = this.state;
		this.setDraft( '' );
		this.toldTypingAt = -Infinity;
		this.connection.outbox.add( {
			conversationId: conversation && conversation.state !== 'closed' ? conversation.id : null,
			body,
		} );
	}

	/** Keeps what is being written, and tells the other side that something is. */
	setDraft( draft: string ): void {
		const { conversation } = this.state;
		const key = draftKey( conversation );
		this.set( { draft } );
		if ( draft ) {
			this.storage.set( key, draft );
		} else {
			this.storage.remove( key );
		}
		const now = performance.now();
		if ( draft && conversation?.state === 'open' && now - this.toldTypingAt > TYPING_MS ) {
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

	/** Tells that everything on screen has been seen. */
	markSeen(): void {
		const { conversation, log, isOpen, visitor } = this.state;
		if ( ! conversation || ! isOpen || document.visibilityState !== 'visible' ) {
			return;
		}
		const last = log.messages.filter( ( { author } ) => author.id !== visitor?.id ).pop();
		if ( ! last || last.seq <= Math.max( this.toldReadSeq, conversation.readSeq.visitor ) ) {
			return;
		}
		this.toldReadSeq = last.seq;
		this.dispatch( { type: 'readAdvanced', conversationId: conversation.id, reader: 'visitor', seq: last.seq } );
		this.connection?.client.markRead( conversation.id, last.seq ).catch( () => {
			// Told again with the next message, or when the connection is back.
			this.toldReadSeq = 0;
		} );
	}

	/** Loads the messages before the first one on screen. */
	async loadOlder(): Promise< void > {
		const { conversation, log, isLoadingOlder } = this.state;
		const first = log.messages[ 0 ];
		if ( ! conversation || ! first || ! log.hasOlder || isLoadingOlder ) {
			return;
		}
		this.set( { isLoadingOlder: true } );
		await this.loadPage( 'earlier', conversation.id, first.seq );
		this.set( { isLoadingOlder: false } );
	}

	askToEnd( isAsking: boolean ): void {
		this.set( { ending: isAsking ? 'asking' : 'no' } );
	}

	/** Ends the conversation. */
	async end(): Promise< void > {
		const { conversation } = this.state;
		if ( ! conversation || ! this.connection ) {
			return;
		}
		this.set( { ending: 'sending' } );
		try {
			const closed = await this.connection.client.closeConversation( conversation.id );
			this.dispatch( { type: 'conversationSeen', conversation: closed } );
			this.set( { ending: 'no' } );
		} catch {
			this.set( { ending: 'failed' } );
		}
	}

	/** Rates the conversation that has ended. */
	async rate( score: number, comment: string ): Promise< void > {
		const { conversation } = this.state;
		if ( ! conversation || ! this.connection ) {
			return;
		}
		this.set( { rating: 'sending' } );
		try {
			const rated = await this.connection.client.rateConversation( conversation.id, {
				score,
				...( comment.trim() && { comment } ),
			} );
			this.dispatch( { type: 'conversationSeen', conversation: rated } );
			this.set( { rating: 'no' } );
		} catch {
			this.set( { rating: 'failed' } );
		}
	}

	/** Offers a new conversation; it begins with the first message. */
	startAgain(): void {
		const { draft } = this.state;
		this.dispatch( { type: 'startedAgain' } );
		this.setDraft( draft || ( this.storage.get( draftKey( null ) ) ?? '' ) );
	}

	/** Tells name and e-mail, or (null) that the visitor would rather not. */
	async introduce( who: { name: string; email: string } | null ): Promise< void > {
		if ( who && this.connection ) {
			this.set( { introduction: 'sending' } );
			const name = who.name.trim();
			const email = who.email.trim();
			try {
				await this.connection.client.startConversation( {
					clientId: `introduction-${ this.state.conversation?.id }`,
					prechat: { ...( name && { name } ), ...( email && { email } ) },
				} );
			} catch {
				this.set( { introduction: 'failed' } );
				return;
			}
		}
		this.storage.set( 'introduction', 'done' );
		this.set( { introduction: 'done' } );
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
		this.set( { leaving: 'sending', leavingProblem: null } );
		try {
			await leaveMessage( this.config.restUrl, this.storage, message );
			this.setDraft( '' );
			this.set( { leaving: 'sent' } );
		} catch ( error ) {
			const sentence = error instanceof LeaveMessageError ? error.sentence : null;
			this.set( { leaving: 'failed', leavingProblem: sentence } );
		}
	}

	/** Goes from the form to the chat, now that the relay is back; what was typed comes along. */
	goToChat( body: string ): void {
		this.set( { phase: 'ready', isBack: false, leaving: 'writing' } );
		if ( body && this.state.conversation?.state !== 'closed' ) {
			this.setDraft( body );
		}
	}

	toggleSound(): void {
		const hasSound = ! this.state.hasSound;
		this.storage.set( 'sound', hasSound ? 'on' : 'off' );
		this.set( { hasSound } );
	}

	/** Finds out who is here and connects; offers the form if the relay does not answer soon. */
	private async begin(): Promise< void > {
		clearTimeout( this.retryTimer );
		this.disconnect();
		if ( this.state.phase === 'ready' ) {
			this.dispatch( { type: 'sessionEnded' } );
		}
		const late = window.setTimeout( () => this.goAway(), AWAY_MS );
		try {
			const { session, answer } = await Session.open( { config: this.config, storage: this.storage } );
			clearTimeout( late );
			this.connect( session, answer );
		} catch ( error ) {
			clearTimeout( late );
			this.goAway();
			const wait = Math.max( retryAfterOf( error ) ?? 0, backoffDelay( this.tries++, { minimumMs: 2_000 } ) );
			// What will not get better by itself is looked at again all the same, but rarely.
			this.retryTimer = window.setTimeout( () => void this.begin(), isRetryable( error ) ? wait : 60_000 );
		}
	}

	private goAway(): void {
		if ( this.state.phase === 'opening' ) {
			this.set( { phase: 'away' } );
		}
	}

	private connect( session: Session, answer: VisitorSession ): void {
		const wasAway = this.state.phase === 'away';
		const { leaving } = this.state;
		this.tries = 0;
		this.session = session;
		this.askedIdentityAt = performance.now();
		this.dispatch( { type: 'sessionOpened', ...answer } );
		if ( wasAway && ( leaving !== 'writing' || readLeftMessage( this.storage ).body !== '' ) ) {
			// Somebody is writing a message, or reading that it was sent: they decide.
			this.set( { phase: 'away', isBack: true } );
		}
		this.setDraft( this.state.draft || ( this.storage.get( draftKey( answer.conversation ) ) ?? '' ) );
		const connection = new Connection( this.config.siteId, session, this.storage, {
			onEvent: ( event ) => this.hear( event ),
			onStatus: ( status ) => this.follow( status ),
			onPending: ( pending ) => this.set( { pending, isStorageLasting: this.storage.isLasting } ),
			onSent: ( message, conversation ) => this.confirm( message, conversation ),
		} );
		this.connection = connection;
		connection.start();
		void this.loadNewest();
	}

	private disconnect(): void {
		clearTimeout( this.pollTimer );
		this.connection?.stop();
		this.connection = null;
		this.session = null;
		this.toldReadSeq = 0;
	}

	private hear( event: ChatEvent< OwnConversation > ): void {
		switch ( event.type ) {
			case 'hello':
				// What was missed follows; how the conversation stands is asked for.
				void this.reload( { withMessages: ! event.resumed } );
				break;
			case 'reset':
				void this.reload();
				break;
			case 'message.created':
				this.receive( event.message );
				break;
			case 'conversation.created':
			case 'conversation.updated':
			case 'conversation.assigned':
			case 'conversation.closed':
				this.adopt( event.conversation );
				break;
			case 'read.advanced':
				this.dispatch( { type: 'readAdvanced', ...pick( event ) } );
				break;
			case 'typing.started':
				if ( event.conversationId === this.state.conversation?.id && event.author.type !== 'visitor' ) {
					clearTimeout( this.typingTimer );
					this.typingTimer = window.setTimeout( () => this.set( { typing: null } ), LIMITS.typingMs );
					this.set( { typing: event.author } );
				}
				break;
			case 'typing.stopped':
				if ( event.author.id === this.state.typing?.id ) {
					this.set( { typing: null } );
				}
				break;
			case 'availability.changed':
				this.set( { availability: event.availability } );
				break;
		}
	}

	private follow( { state }: StreamStatus ): void {
		this.set( { stream: state } );
		clearTimeout( this.pollTimer );
		if ( state === 'buffered' ) {
			this.poll();
		} else if ( state === 'live' ) {
			this.markSeen();
		} else if ( state === 'stopped' && this.connection ) {
			// The session has ended. What waits was written by whoever sits here, but
			// it is theirs to say it again as somebody else.
			this.keepPendingAsDraft();
			void this.begin();
		}
	}

	private poll(): void {
		this.pollTimer = window.setTimeout( () => {
			void this.reload().then( () => this.state.stream === 'buffered' && this.poll() );
		}, POLL_MS );
	}

	private keepPendingAsDraft(): void {
		const outbox = this.connection?.outbox;
		const lost: OutboxItem[] = outbox?.items() ?? [];
		const texts = [ ...lost.map( ( { body } ) => body ), this.state.draft ].filter( Boolean );
		lost.forEach( ( { clientId } ) => outbox?.remove( clientId ) );
		this.dispatch( { type: 'startedAgain' } );
		this.setDraft( texts.join( '\n\n' ) );
	}

	private confirm( message: Message, conversation: OwnConversation | null ): void {
		if ( conversation ) {
			this.adopt( conversation );
		}
		this.receive( message );
	}

	private adopt( conversation: OwnConversation ): void {
		const before = this.state.conversation?.id;
		this.dispatch( { type: 'conversationSeen', conversation } );
		if ( this.state.conversation?.id !== before ) {
			this.toldReadSeq = 0;
			void this.loadNewest();
		}
	}

	private receive( message: Message ): void {
		const before = this.state.log;
		this.dispatch( { type: 'messageSeen', message } );
		const { log, isOpen, hasSound } = this.state;
		const isSeen = isOpen && document.visibilityState === 'visible';
		if ( log !== before && isForVisitor( message ) && hasSound && ! isSeen ) {
			playNote();
		}
		if ( holeAfter( log ) !== null ) {
			clearTimeout( this.holeTimer );
			this.holeTimer = window.setTimeout( () => void this.fillHole(), HOLE_MS );
		}
	}

	private async fillHole(): Promise< void > {
		const { conversation, log } = this.state;
		const after = holeAfter( log );
		if ( conversation && after !== null ) {
			await this.loadPage( 'later', conversation.id, after );
		}
	}

	/** Reads conversation and messages again, after anything may have been missed. */
	private async reload( { withMessages = true } = {} ): Promise< void > {
		const { conversation } = this.state;
		if ( ! conversation || ! this.connection ) {
			return;
		}
		try {
			const fresh = await this.connection.client.getConversation( conversation.id );
			this.dispatch( { type: 'conversationSeen', conversation: fresh } );
			if ( withMessages ) {
				await this.loadNewest();
			}
		} catch {
			// The stream's next `hello` brings here again.
		}
	}

	private async loadNewest(): Promise< void > {
		const { conversation } = this.state;
		if ( conversation ) {
			await this.loadPage( 'newest', conversation.id );
		}
	}

	private async loadPage( which: 'newest' | 'later' | 'earlier', conversationId: string, seq = 0 ): Promise< void > {
		const query = { newest: {}, later: { after: seq }, earlier: { before: seq } }[ which ];
		try {
			const page = await this.connection?.client.listMessages( conversationId, {
				limit: MESSAGES_PER_PAGE,
				...query,
			} );
			if ( page ) {
				this.dispatch( { type: 'pageLoaded', which, conversationId, page } );
			}
		} catch {
			// Tried again when the reader scrolls, a message comes, or the stream is back.
		}
	}

	/** Looks who is here when the window is opened or looked at again (a shared computer). */
	private look(): void {
		const { isOpen } = this.state;
		if ( document.visibilityState !== 'visible' || ! isOpen || ! this.session ) {
			return;
		}
		this.markSeen();
		const session = this.session;
		if ( performance.now() - this.askedIdentityAt < IDENTITY_MS || session.owner === null ) {
			return;
		}
		this.askedIdentityAt = performance.now();
		void session.hasChangedHands().then( ( hasChanged ) => {
			if ( hasChanged && this.session === session ) {
				forgetEverything( this.storage );
				this.disconnect();
				this.set( { draft: '' } );
				void this.begin();
			}
		} );
	}

	private set( change: Change ): void {
		this.dispatch( { type: 'changed', change } );
	}

	private dispatch( action: Action ): void {
		const before = this.state;
		this.state = reduce( before, action );
		if ( this.state === before ) {
			return;
		}
		if ( this.state.isOpen !== before.isOpen ) {
			this.launcher.showOpen( this.state.isOpen );
		}
		this.launcher.showUnread( unreadOf( this.state ) );
		this.listeners.forEach( ( listener ) => listener() );
	}
}

/** A draft belongs to the conversation for which it is written. */
function draftKey( conversation: OwnConversation | null ): string {
	return `draft:${ conversation && conversation.state !== 'closed' ? conversation.id : 'new' }`;
}

function pick( { conversationId, reader, seq }: { conversationId: string; reader: 'visitor' | 'agent'; seq: number } ) {
	return { conversationId, reader, seq };
}
