import { CROSS } from '../components/icon';
import { __ } from '../i18n';
import type { Launcher } from './launcher';

/** Gives the launcher its cross; returns how to show whether the chat is open. */
export function completeLauncher( { button }: Launcher ): ( isOpen: boolean ) => void {
	const cross = button.firstElementChild?.cloneNode( true ) as SVGElement;
	cross.firstElementChild?.setAttribute( 'd', CROSS );
	button.append( cross );

	return ( isOpen ) => {
		button.setAttribute( 'aria-expanded', String( isOpen ) );
		button.setAttribute( 'aria-label', isOpen ? __( 'Close chat', 'veranda' ) : __( 'Open chat', 'veranda' ) );
	};
}
