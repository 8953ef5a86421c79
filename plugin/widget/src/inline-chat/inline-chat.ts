/*
 * inline.js: the chat in a place of the page, instead of its corner. Only in pages that have such a place. It moves what
 * the loader has drawn; until the visitor presses the button, nothing is stored or requested, as in the corner.
 */
import { showStyles } from '../browser/styles';
import { findHost, type WidgetConfig } from '../config';
import './inline-chat.css';

/** Puts the chat into the first place for it, if this page has a chat; what other places there are stays empty. */
export function placeInline(): void {
	const place = document.querySelector< HTMLElement >( '[data-veranda-chat]' );
	const host = findHost();
	const button = host?.shadowRoot?.querySelector< HTMLElement >( '.launcher' );
	const container = button?.parentElement;
	if ( ! place || ! host?.shadowRoot || ! button || ! container ) {
		return;
	}
	const { title, greeting, launcherText } = JSON.parse( host.dataset.config ?? '' ) as WidgetConfig;
	showStyles( host.shadowRoot );
	host.dataset.inline = '';
	container.classList.add( 'is-inline' );
	container.prepend( ...[ draw( 'inline-title', title ), draw( 'inline-greeting', greeting ) ] );
	// The button's name stays as it is, so that what is seen and what is read are the same.
	button.append( launcherText ? '' : draw( 'inline-label', button.getAttribute( 'aria-label' ) ?? '' ) );
	new MutationObserver( () => followWindow( container ) ).observe( container, { childList: true, subtree: true } );
	place.append( host );
}

/** Puts the window in the place of the card. What stands in the page is a part of it, not a dialog. */
function followWindow( container: HTMLElement ): void {
	const chatWindow = container.querySelector( '.window' );
	chatWindow?.setAttribute( 'role', 'region' );
	container.classList.toggle( 'is-open', chatWindow !== null );
}

function draw( className: string, text: string ): HTMLElement {
	const element = document.createElement( 'span' );
	element.className = className;
	element.dir = 'auto';
	element.append( text );
	return element;
}
