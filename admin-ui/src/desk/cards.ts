import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../relay/protocol';
import type { Alert } from '../alerts/alert';
import { alertTitle } from '../alerts/alert-title';
import type { Conversations } from '../known-conversations';
import { visitorName } from '../visitor-name';
import { isWaiting } from '../waiting-since';

type CardReason = 'waiting' | 'transfer' | 'overdue';

interface Card {
	reason: CardReason;
	conversationId: string;
}

export interface CardsOptions {
	root: HTMLElement;
	/** Site and agent. */
	name: string;
	/** Returns where the conversation is in the inbox. */
	addressOf( conversation: Conversation ): string;
}

/** More cards than this would cover what the agent works on; the numbers in the bar say the rest. */
const MOST = 3;
const REASONS: readonly string[] = [ 'waiting', 'transfer', 'overdue' ] satisfies CardReason[];

/**
 * Small cards in the corner: somebody waits, or was passed to the agent. They are the same on all pages of a browser and
 * stay from page to page until they are opened or dismissed, or need nobody any more. They never take the focus.
 */
export class Cards {
	private readonly options: CardsOptions;
	private readonly key: string;
	private readonly region = document.createElement( 'section' );
	/** Says each new card once, without interrupting. */
	private readonly said = document.createElement( 'div' );
	private cards: Card[];
	private known: Conversations | null = null;

	constructor( options: CardsOptions ) {
		this.options = options;
		this.key = `veranda:cards:${ options.name }`;
		this.cards = this.read();
		this.region.className = 'veranda-cards';
		this.region.hidden = true;
		this.region.setAttribute( 'aria-label', __( 'Chat', 'veranda' ) );
		this.said.className = 'screen-reader-text';
		this.said.setAttribute( 'role', 'status' );
		options.root.append( this.said, this.region );
		window.addEventListener( 'storage', ( { key } ) => {
			if ( key === this.key ) {
				this.cards = this.read();
				this.paint();
			}
		} );
	}

	/** Adds a card for each alert that deserves one; `known` has the conversations. */
	add( alerts: readonly Alert[], known: Conversations ): void {
		for ( const { reason, conversationId } of alerts ) {
			const conversation = known[ conversationId ];
			if ( isReason( reason ) && conversation ) {
				const others = this.cards.filter( ( card ) => card.conversationId !== conversationId );
				this.cards = [ ...others, { reason, conversationId } ].slice( -MOST );
				this.say( alertTitle( reason, visitorName( conversation.visitor ) ) );
			}
		}
		this.write();
		this.update( known );
	}

	/** Takes away what needs nobody any more. To be called once the conversations are loaded. */
	update( known: Conversations ): void {
		this.known = known;
		const left = this.cards.filter( ( card ) => isNeeded( card, known[ card.conversationId ] ) );
		if ( left.length < this.cards.length ) {
			this.cards = left;
			this.write();
		}
		this.paint();
	}

	/** Says something that only screen readers need. */
	say( sentence: string ): void {
		const line = document.createElement( 'p' );
		line.textContent = sentence;
		// A new element for each, or a sentence said twice would be read once.
		this.said.replaceChildren( line );
	}

	private dismiss( conversationId: string ): void {
		this.cards = this.cards.filter( ( card ) => card.conversationId !== conversationId );
		this.write();
		this.paint();
	}

	/** Draws what is new, changes nothing about the others: the focus may be in them. */
	private paint(): void {
		const shown = new Map(
			[ ...this.region.children ].map( ( element ) => [ ( element as HTMLElement ).dataset.card, element ] )
		);
		for ( const card of this.cards ) {
			const conversation = this.known?.[ card.conversationId ];
			const key = `${ card.reason } ${ card.conversationId }`;
			if ( conversation && ! shown.delete( key ) ) {
				const element = this.draw( card, conversation );
				element.dataset.card = key;
				this.region.append( element );
			}
		}
		shown.forEach( ( element ) => element.remove() );
		// Without cards it is no landmark.
		this.region.hidden = this.region.children.length === 0;
	}

	private draw( { reason, conversationId }: Card, conversation: Conversation ): HTMLElement {
		const { lastMessage } = conversation;
		const element = make( 'article', `veranda-card is-${ reason }` );
		const title = make( 'p', 'veranda-card-title', alertTitle( reason, visitorName( conversation.visitor ) ) );
		const text = make( 'p', 'veranda-card-text', lastMessage?.author.type === 'visitor' ? lastMessage.body : '' );
		text.dir = 'auto';
		const open = make( 'a', 'button button-primary', __( 'Open the conversation', 'veranda' ) );
		open.href = this.options.addressOf( conversation );
		// Beside the page on which the agent works; the next one opens in the same place.
		open.target = 'veranda-inbox';
		open.addEventListener( 'click', () => this.dismiss( conversationId ) );
		const dismiss = make( 'button', 'button', __( 'Dismiss', 'veranda' ) );
		dismiss.type = 'button';
		dismiss.addEventListener( 'click', () => this.dismiss( conversationId ) );
		const buttons = make( 'div', 'veranda-card-buttons' );
		buttons.append( open, dismiss );
		element.append( title, ...( text.textContent === '' ? [] : [ text ] ), buttons );
		return element;
	}

	private read(): Card[] {
		try {
			const stored: unknown = JSON.parse( window.localStorage.getItem( this.key ) ?? '[]' );
			return Array.isArray( stored ) ? stored.filter( isCard ) : [];
		} catch {
			return [];
		}
	}

	private write(): void {
		try {
			window.localStorage.setItem( this.key, JSON.stringify( this.cards ) );
		} catch {
			// Storage is blocked: the cards are this page's own.
		}
	}
}

/** Tells whether somebody still has to look: who waits still does, and who was passed on is still with the agent. */
function isNeeded( { reason }: Card, conversation: Conversation | undefined ): boolean {
	return (
		conversation !== undefined &&
		( reason === 'transfer' ? conversation.state === 'open' : isWaiting( conversation ) )
	);
}

function isReason( reason: string ): reason is CardReason {
	return REASONS.includes( reason );
}

function isCard( stored: unknown ): stored is Card {
	const { reason, conversationId } = ( stored ?? {} ) as Partial< Card >;
	return typeof reason === 'string' && isReason( reason ) && typeof conversationId === 'string';
}

function make< Name extends keyof HTMLElementTagNameMap >(
	name: Name,
	className: string,
	text = ''
): HTMLElementTagNameMap[ Name ] {
	const element = document.createElement( name );
	element.className = className;
	element.textContent = text;
	return element;
}
