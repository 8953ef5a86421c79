/** Below this width the window fills the screen. */
const PHONE = '(max-width:479.98px)';

/**
 * On a phone: keeps the window on the part of the screen that the keyboard
 * leaves free, and the page behind from scrolling. Returns how to stop.
 */
export function fitToScreen( element: HTMLElement ): () => void {
	const { style } = element;
	const { visualViewport: view } = window;
	if ( element.closest( '.is-inline' ) ) {
		// A part of the page scrolls with it.
		return () => undefined;
	}
	const fit = () => {
		if ( view ) {
			style.setProperty( '--view-height', `${ view.height }px` );
			style.setProperty( '--view-top', `${ view.offsetTop }px` );
		}
	};
	fit();
	const unlock = lockPage();
	view?.addEventListener( 'resize', fit );
	view?.addEventListener( 'scroll', fit );
	return () => {
		unlock();
		view?.removeEventListener( 'resize', fit );
		view?.removeEventListener( 'scroll', fit );
	};
}

/**
 * Keeps the page from scrolling on a phone, by a style sheet of our own: menus and consent layers lock it by its inline
 * style, and what is theirs is neither replaced nor put back.
 */
function lockPage(): () => void {
	try {
		const sheet = new CSSStyleSheet();
		sheet.replaceSync( `@media ${ PHONE }{html{overflow:hidden!important}}` );
		document.adoptedStyleSheets = [ ...document.adoptedStyleSheets, sheet ];
		return () => {
			document.adoptedStyleSheets = document.adoptedStyleSheets.filter( ( other ) => other !== sheet );
		};
	} catch {
		// Browsers of before 2023: the page scrolls behind the window.
		return () => undefined;
	}
}
