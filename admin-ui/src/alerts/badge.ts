import { _n } from '@wordpress/i18n';
import { formatNumber } from '../language';
import { sprintf } from '../sprintf';
import { showInIcon } from './icon-badge';

/** Says how many visitors wait. */
export function waitingSentence( count: number ): string {
	return sprintf(
		/* translators: %d: number of visitors. */
		_n( '%d visitor is waiting', '%d visitors are waiting', count, 'veranda' ),
		count
	);
}

/** Shows on the tab how much needs the agent. */
export function showOnTab( count: number ): void {
	const title = document.title.replace( /^\(\d+\) /, '' );
	document.title = count > 0 ? `(${ count }) ${ title }` : title;
	showInIcon( count );
}

/** Shows in the menu how many visitors wait, with the same markup as the plugin on page load. */
export function showInMenu( count: number ): void {
	const name = document.querySelector( '#toplevel_page_veranda .wp-menu-name' );
	if ( ! name ) {
		return;
	}
	let bubble = name.querySelector( '.awaiting-mod' );
	if ( ! bubble ) {
		bubble = document.createElement( 'span' );
		name.append( ' ', bubble );
	}
	// WordPress hides `count-0`.
	bubble.className = `awaiting-mod count-${ count }`;
	bubble.replaceChildren(
		part( 'pending-count', formatNumber( count ) ),
		part( 'screen-reader-text', waitingSentence( count ) )
	);
	bubble.firstElementChild?.setAttribute( 'aria-hidden', 'true' );
}

function part( className: string, text: string ): HTMLElement {
	const element = document.createElement( 'span' );
	element.className = className;
	element.textContent = text;
	return element;
}
