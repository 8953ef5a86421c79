import { drawIcon } from './draw-icon';
import { __, sprintf } from '../i18n';
import type { Launcher } from './launcher';

/** Gives the launcher what it needs once the chat is there; returns how to show its state. */
export function prepareLauncher( { button }: Launcher ): ( isOpen: boolean, unread: number ) => void {
	const badge = document.createElement( 'span' );
	badge.className = 'unread';
	button.append( drawIcon( 'M6 6l12 12M18 6 6 18' ), badge );

	return ( isOpen, unread ) => {
		badge.textContent = unread > 0 ? String( unread ) : '';
		button.setAttribute( 'aria-expanded', String( isOpen ) );
		button.setAttribute( 'aria-label', labelOf( isOpen, unread ) );
	};
}

function labelOf( isOpen: boolean, unread: number ): string {
	if ( unread === 0 ) {
		return isOpen ? __( 'Close chat', 'veranda' ) : __( 'Open chat', 'veranda' );
	}
	const counted = isOpen
		? /* translators: %d: number of messages. */
			__( 'Close chat, %d unread', 'veranda' )
		: /* translators: %d: number of messages. */
			__( 'Open chat, %d unread', 'veranda' );
	return sprintf( counted, unread );
}
