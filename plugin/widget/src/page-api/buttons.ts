import type { DrawnLauncher } from './launcher';

/** Elements of the page that open the chat. */
const OPENERS = '[data-veranda-open]';

/** What is hidden in pages without a chat, such as the plugin's own buttons. */
const SHOWN_WITH_CHAT = '[data-veranda-if-shown]';

/** Has the page's own buttons open the chat. */
export function listenToButtons( launcher: DrawnLauncher ): void {
	let opener: HTMLElement | null = null;
	document.querySelectorAll< HTMLElement >( SHOWN_WITH_CHAT ).forEach( ( element ) => {
		element.hidden = false;
	} );
	document.addEventListener( 'click', ( event ) => {
		const clicked = event.target instanceof Element && event.target.closest< HTMLElement >( OPENERS );
		if ( clicked ) {
			event.preventDefault();
			opener = clicked;
			if ( launcher.isOpen() ) {
				launcher.focusWindow();
			} else {
				launcher.open();
			}
		}
	} );
	launcher.onChange( ( isOpen ) => {
		if ( ! isOpen ) {
			const from = opener;
			opener = null;
			// Back to where the visitor came from, once the chat has done with the focus.
			queueMicrotask( () => {
				if ( launcher.hasFocus() && from?.isConnected ) {
					from.focus();
				}
			} );
		}
	} );
}
