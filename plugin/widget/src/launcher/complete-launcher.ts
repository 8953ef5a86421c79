import { CROSS } from '../components/icon';
import { __ } from '../i18n';
import type { Launcher } from './launcher';

/** Gives the launcher its cross; returns how to show whether the chat is open. */
export function completeLauncher( { button, container, config }: Launcher ): ( isOpen: boolean ) => void {
	const cross = button.firstElementChild?.cloneNode( true ) as SVGElement;
	cross.firstElementChild?.setAttribute( 'd', CROSS );
	button.append( cross );
	if ( container.classList.contains( 'is-auto' ) ) {
		const dark = matchMedia( '(prefers-color-scheme:dark)' );
		const follow = () => container.classList.toggle( 'is-dark', dark.matches );
		dark.onchange = follow;
		follow();
	}

	return ( isOpen ) => {
		button.setAttribute( 'aria-expanded', String( isOpen ) );
		button.setAttribute(
			'aria-label',
			// What can be read on it is a part of its name.
			isOpen ? __( 'Close chat', 'veranda' ) : config.launcherText || __( 'Open chat', 'veranda' )
		);
	};
}
