import { __ } from '@wordpress/i18n';
import type { TextStorage } from '../../../relay/client';
import type { Conversation } from '../../../relay/protocol';
import type { Alert } from '../alerts/alert';
import { alertTitle } from '../alerts/alert-title';
import { Told } from '../alerts/told';
import type { Conversations } from '../known-conversations';
import { visitorName } from '../visitor-name';
import { isWaiting } from '../waiting-since';
import { CardView } from './card-view';
import { isCardReason, KeptCards, type Card } from './kept-cards';

export interface CardsOptions {
	root: HTMLElement;
	storage: TextStorage;
	agentId: string;
	/** Returns where the conversation is in the inbox. */
	addressOf( conversation: Conversation ): string;
}

/**
 * Small cards in the corner: somebody waits, waits far too long, or was passed to the agent. They are the same on all pages
 * of a browser and stay from page to page until they are opened or dismissed, or need nobody any more. They never take the
 * focus, and give back what they have when they go.
 */
export class Cards {
	private readonly options: CardsOptions;
	private readonly kept: KeptCards;
	private readonly told: Told;
	private readonly region = document.createElement( 'section' );
	/** Says each new card once, without interrupting. */
	private readonly said = document.createElement( 'div' );
	private readonly views = new Map< string, CardView >();
	private known: Conversations = {};
	/** What had the focus before a card had it. */
	private cameFrom: HTMLElement | null = null;

	constructor( options: CardsOptions ) {
		const { root, storage, agentId } = options;
		this.options = options;
		this.kept = new KeptCards( storage, agentId, () => this.paint() );
		this.told = new Told( storage, `told:cards:${ agentId }` );
		this.region.className = 'veranda-cards';
		this.region.hidden = true;
		this.region.setAttribute( 'aria-label', __( 'Chat', 'veranda' ) );
		this.region.addEventListener( 'focusin', ( { relatedTarget } ) => {
			if ( relatedTarget instanceof HTMLElement && ! this.region.contains( relatedTarget ) ) {
				this.cameFrom = relatedTarget;
			}
		} );
		this.said.className = 'screen-reader-text';
		this.said.setAttribute( 'role', 'status' );
		root.append( this.said, this.region );
	}

	/** Returns the conversations that have cards. */
	get conversationIds(): string[] {
		return this.kept.list().map( ( { conversationId } ) => conversationId );
	}

	/** Adds a card for each alert that deserves one; `known` has the conversations. */
	add( alerts: readonly Alert[], known: Conversations ): void {
		const deserving = alerts.filter( ( { reason } ) => isCardReason( reason ) );
		// Another page may have shown it already, and the agent may have dismissed it there.
		const fresh = this.told.add( deserving );
		for ( const alert of deserving ) {
			const { reason, conversationId } = alert;
			const conversation = known[ conversationId ];
			if ( isCardReason( reason ) && conversation && fresh.includes( alert ) ) {
				this.kept.put( { reason, conversationId, seq: conversation.lastSeq }, this.inUse() );
			}
			if ( conversation && this.conversationIds.includes( conversationId ) ) {
				this.say( alertTitle( reason, visitorName( conversation.visitor ) ) );
			}
		}
		this.update( known );
	}

	/**
	 * Takes away what needs nobody any more. `gone`: conversations that are certainly no business of this agent; others that
	 * are unknown may be known to another page.
	 */
	update( known: Conversations, gone: readonly string[] = [] ): void {
		this.known = known;
		const done = this.kept
			.list()
			.map( ( card ) => ( { ...card, conversation: known[ card.conversationId ] } ) )
			.filter( ( card ) =>
				card.conversation ? ! this.isNeeded( card, card.conversation ) : gone.includes( card.conversationId )
			);
		this.kept.remove( done.map( ( { conversationId } ) => conversationId ) );
		this.paint();
	}

	/** Says something that only screen readers need. */
	say( sentence: string ): void {
		const line = document.createElement( 'p' );
		line.textContent = sentence;
		// A new element for each, or a sentence said twice would be read once.
		this.said.replaceChildren( line );
	}

	/** Tells whether somebody still has to look: who waits still does, who was passed on has not been answered since. */
	private isNeeded( { reason, seq }: Card, conversation: Conversation ): boolean {
		if ( reason !== 'transfer' ) {
			return isWaiting( conversation );
		}
		const { state, lastMessage } = conversation;
		const isAnswered = lastMessage?.author.id === this.options.agentId && lastMessage.seq > seq;
		return state === 'open' && ! isAnswered;
	}

	private dismiss( conversationId: string ): void {
		const next = this.views.get( conversationId )?.neighbour();
		this.kept.remove( [ conversationId ] );
		this.paint( next );
	}

	/** Draws what is new and what has changed. When what has the focus goes, `next` gets it, or what had it before. */
	private paint( next: HTMLElement | null = null ): void {
		const shown = new Set< string >();
		for ( const card of this.kept.list() ) {
			const { conversationId } = card;
			const conversation = this.known[ conversationId ];
			if ( conversation && this.isNeeded( card, conversation ) ) {
				shown.add( conversationId );
				this.viewOf( conversationId ).show( card.reason, conversation, this.options.addressOf( conversation ) );
			}
		}
		const leaving = [ ...this.views ].filter( ( [ id ] ) => ! shown.has( id ) );
		const hadFocus = leaving.some( ( [ , { element } ] ) => hasFocus( element ) );
		for ( const [ id, { element } ] of leaving ) {
			element.remove();
			this.views.delete( id );
		}
		// Without cards it is no landmark.
		this.region.hidden = shown.size === 0;
		if ( hadFocus ) {
			( next?.isConnected ? next : this.cameFrom )?.focus();
		}
	}

	private viewOf( conversationId: string ): CardView {
		const view = this.views.get( conversationId ) ?? new CardView( () => this.dismiss( conversationId ) );
		if ( ! view.element.isConnected ) {
			this.views.set( conversationId, view );
			this.region.append( view.element );
		}
		return view;
	}

	/** Returns the conversation whose card has the focus: it stays where it is. */
	private inUse(): string | null {
		const views = [ ...this.views ];
		return views.find( ( [ , { element } ] ) => hasFocus( element ) )?.[ 0 ] ?? null;
	}
}

function hasFocus( element: HTMLElement ): boolean {
	return element.contains( element.ownerDocument.activeElement );
}
