import { useSelect } from '@wordpress/data';
import { useEffect } from '@wordpress/element';
import { _n } from '@wordpress/i18n';
import { sprintf } from '../../sprintf';
import { store } from '../../store';
import { queue } from './list/views/queue';

/** Shows how many visitors are waiting, in the tab's title and in the admin menu. */
export function useWaitingBadge(): void {
	const count = useSelect( ( select ) => select( store ).countIn( queue ) ?? 0, [] );

	useEffect( () => {
		const title = document.title.replace( /^\(\d+\) /, '' );
		document.title = count > 0 ? `(${ count }) ${ title }` : title;
		showInMenu( count );
	}, [ count ] );
}

/** Writes the same markup as the plugin does on page load. */
function showInMenu( count: number ): void {
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
		part( 'pending-count', String( count ) ),
		part(
			'screen-reader-text',
			sprintf(
				/* translators: %d: number of visitors. */
				_n( '%d visitor is waiting', '%d visitors are waiting', count, 'veranda' ),
				count
			)
		)
	);
	bubble.firstElementChild?.setAttribute( 'aria-hidden', 'true' );
}

function part( className: string, text: string ): HTMLElement {
	const element = document.createElement( 'span' );
	element.className = className;
	element.textContent = text;
	return element;
}
