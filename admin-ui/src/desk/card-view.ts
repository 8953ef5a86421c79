import { __ } from '@wordpress/i18n';
import type { Conversation } from '../../../relay/protocol';
import { alertTitle } from '../alerts/alert-title';
import { visitorName } from '../visitor-name';
import type { CardReason } from './kept-cards';

/** One card on the page. What it says may change; its buttons stay, for the focus may be on them. */
export class CardView {
	readonly element = make( 'article' );
	private readonly title = make( 'p', 'veranda-card-title' );
	private readonly text = make( 'p', 'veranda-card-text' );
	private readonly open = make( 'a', 'button button-primary', __( 'Open the conversation', 'veranda' ) );
	private readonly dismiss = make( 'button', 'button', __( 'Dismiss', 'veranda' ) );

	/** `onDone`: the agent has opened or dismissed it. */
	constructor( onDone: () => void ) {
		this.text.dir = 'auto';
		// Beside the page on which the agent works; the next one opens in the same place.
		this.open.target = 'veranda-inbox';
		this.open.addEventListener( 'click', onDone );
		this.dismiss.type = 'button';
		this.dismiss.addEventListener( 'click', onDone );
		const buttons = make( 'div', 'veranda-card-buttons' );
		buttons.append( this.open, this.dismiss );
		this.element.append( this.title, this.text, buttons );
	}

	/** Says why the agent is to look, and what the visitor wrote, or the colleague who passed them on. */
	show( reason: CardReason, { visitor, lastMessage }: Conversation, address: string ): void {
		this.element.className = `veranda-card is-${ reason }`;
		write( this.title, alertTitle( reason, visitorName( visitor ) ) );
		const { author, kind, body = '' } = lastMessage ?? {};
		// Who passes a conversation on says in a note what it is about.
		const isForAgent = author?.type === 'visitor' || ( reason === 'transfer' && kind === 'note' );
		write( this.text, isForAgent ? body : '' );
		this.text.hidden = this.text.textContent === '';
		this.open.href = address;
	}

	/** Returns the button of the next card, or else of the one before, by which it is dismissed. */
	neighbour(): HTMLElement | null {
		const next = this.element.nextElementSibling ?? this.element.previousElementSibling;
		return next?.querySelector( 'button' ) ?? null;
	}
}

/** Leaves alone what says so already: somebody may have selected it. */
function write( element: HTMLElement, text: string ): void {
	if ( element.textContent !== text ) {
		element.textContent = text;
	}
}

function make< Name extends keyof HTMLElementTagNameMap >(
	name: Name,
	className = '',
	text = ''
): HTMLElementTagNameMap[ Name ] {
	const element = document.createElement( name );
	element.className = className;
	element.textContent = text;
	return element;
}
