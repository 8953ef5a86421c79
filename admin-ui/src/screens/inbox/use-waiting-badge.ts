import { useEffect } from '@wordpress/element';

/** Shows how many visitors wait, in the tab's title and at the entry of the admin menu. */
export function useWaitingBadge( count: number ): void {
	useEffect( () => {
		const title = document.title.replace( /^\(\d+\) /, '' );
		document.title = count > 0 ? `(${ count }) ${ title }` : title;
		showInMenu( count );
	}, [ count ] );
}

/** Writes the same markup that WordPress's own bubbles have. */
function showInMenu( count: number ): void {
	const name = document.querySelector( '#toplevel_page_veranda .wp-menu-name' );
	if ( ! name ) {
		return;
	}
	let bubble = name.querySelector( '.update-plugins' );
	if ( ! bubble ) {
		bubble = document.createElement( 'span' );
		name.append( ' ', bubble );
	}
	const number = document.createElement( 'span' );
	number.className = 'plugin-count';
	number.textContent = String( count );
	bubble.className = `update-plugins count-${ count }`;
	bubble.replaceChildren( number );
}
