import { holeAfter, type ChatEvent, type VisitorClient } from '../../../../relay/client';
import { LIMITS } from '../../../../relay/protocol/limits';
import type { Message, OwnConversation } from '../../../../relay/protocol';
import type { OwnDelivery } from '../connection/connection';
import type { Store } from '../store';

/** How long events that overtake each other are waited for before a hole is filled. */
const HOLE_MS = 80;
const MESSAGES_PER_PAGE = 40;

/** Keeps one visitor's conversation in the state complete: from events, answers and history. */
export class ConversationReader {
	private readonly store: Store;
	private readonly client: VisitorClient;
	private typingTimer: number | undefined;
	private holeTimer: number | undefined;
	private toldSeq = 0;

	constructor( store: Store, client: VisitorClient ) {
		this.store = store;
		this.client = client;
	}

	/** Takes in an event of the stream. */
	hear( event: ChatEvent< OwnConversation > ): void {
		if ( 'conversation' in event ) {
			// Whatever happened to it, the event brings the conversation as it stands now.
			this.adopt( event.conversation );
			return;
		}
		switch ( event.type ) {
			case 'hello':
				// What was missed follows; how the conversation stands is asked for.
				void this.reload( ! event.resumed );
				break;
			case 'reset':
				void this.reload();
				break;
			case 'message.created':
				this.receive( event.message );
				break;
			case 'read.advanced':
				this.store.dispatch( { ...event, type: 'readAdvanced' } );
				break;
			case 'typing.started':
				if ( event.author.type !== 'visitor' ) {
					clearTimeout( this.typingTimer );
					this.typingTimer = window.setTimeout( () => this.store.set( { typing: null } ), LIMITS.typingMs );
					this.store.set( { typing: event.author } );
				}
				break;
			case 'typing.stopped':
				this.store.set( { typing: null } );
				break;
			case 'availability.changed':
				this.store.set( { availability: event.availability } );
				break;
			case 'presence.changed':
			case 'visitor.updated':
				// For agents.
				break;
			case 'heartbeat':
			case 'degraded':
			case 'bye':
				// The stream's own.
				break;
			default:
				event satisfies never;
		}
	}

	/** Takes in what came of a delivery. */
	confirm( { message, conversation }: OwnDelivery ): void {
		if ( conversation ) {
			this.adopt( conversation );
		}
		this.receive( message );
	}

	/** Takes in how a conversation stands. */
	adopt( conversation: OwnConversation ): void {
		const before = this.store.state.conversation?.id;
		this.store.dispatch( { type: 'conversationSeen', conversation } );
		if ( this.store.state.conversation?.id !== before ) {
			this.toldSeq = 0;
			void this.loadNewest();
		}
	}

	/** Reads conversation and messages again, after anything may have been missed. */
	async reload( withMessages = true ): Promise< void > {
		const { conversation } = this.store.state;
		if ( ! conversation ) {
			return;
		}
		try {
			this.adopt( await this.client.getConversation( conversation.id ) );
			if ( withMessages ) {
				await this.loadNewest();
			}
		} catch {
			// The stream's next `hello` brings here again.
		}
	}

	/** Loads the newest messages. */
	loadNewest(): Promise< void > {
		return this.loadPage();
	}

	/** Loads the messages before the first one that is known. */
	async loadOlder(): Promise< void > {
		const { log, isLoadingOlder } = this.store.state;
		const first = log.messages[ 0 ];
		if ( first && log.hasOlder && ! isLoadingOlder ) {
			this.store.set( { isLoadingOlder: true } );
			await this.loadPage( first.seq );
			this.store.set( { isLoadingOlder: false } );
		}
	}

	/** Tells that everything on screen has been seen, if somebody is looking. */
	markSeen(): void {
		const { conversation, log, isOpen, visitor } = this.store.state;
		const last = log.messages.filter( ( { author } ) => author.id !== visitor?.id ).pop();
		const isLooking = isOpen && document.visibilityState === 'visible';
		if (
			! conversation ||
			! last ||
			! isLooking ||
			last.seq <= Math.max( this.toldSeq, conversation.readSeq.visitor )
		) {
			return;
		}
		const { id } = conversation;
		this.toldSeq = last.seq;
		this.store.dispatch( { type: 'readAdvanced', conversationId: id, reader: 'visitor', seq: last.seq } );
		this.client.markRead( id, last.seq ).catch( () => {
			// Told again with the next message.
			this.toldSeq = 0;
		} );
	}

	private receive( message: Message ): void {
		this.store.dispatch( { type: 'messageSeen', message } );
		if ( holeAfter( this.store.state.log ) !== null ) {
			clearTimeout( this.holeTimer );
			this.holeTimer = window.setTimeout( () => {
				if ( holeAfter( this.store.state.log ) !== null ) {
					void this.loadNewest();
				}
			}, HOLE_MS );
		}
	}

	private async loadPage( before?: number ): Promise< void > {
		const id = this.store.state.conversation?.id;
		if ( ! id ) {
			return;
		}
		try {
			const page = await this.client.listMessages( id, {
				limit: MESSAGES_PER_PAGE,
				...( before && { before } ),
			} );
			this.store.dispatch( { type: 'pageLoaded', isOlder: before !== undefined, conversationId: id, page } );
		} catch {
			// Tried again when the reader scrolls, a message comes, or the stream is back.
		}
	}
}
