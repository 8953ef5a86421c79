import { CROSS } from '../components/icon';
import { __, sprintf } from '../i18n';
import type { Launcher } from './launcher';

/** Gives the launcher its cross and its badge; returns how to show the chat's state. */
export function completeLauncher( { button }: Launcher ): ( isOpen: boolean, unread: number ) => void {
	const badge = document.createElement( 'span' );
	badge.className = 'unread';
	const cross = button.firstElementChild?.cloneNode( true ) as SVGElement;
	cross.firstElementChild?.setAttribute( 'd', CROSS );
	button.append( cross, badge );

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
