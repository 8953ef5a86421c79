/** Below this width the window fills the screen. */
const PHONE = '(max-width: 479.98px)';

/**
 * On a phone: keeps the window on the part of the screen that the keyboard
 * leaves free, and the page behind from scrolling. Returns how to stop.
 */
export function fitToScreen( { style }: HTMLElement ): () => void {
	const phone = matchMedia( PHONE );
	const page = document.documentElement;
	const before = page.style.overflow;
	const { visualViewport: view } = window;
	const fit = () => {
		if ( view ) {
			style.setProperty( '--view-height', `${ view.height }px` );
			style.setProperty( '--view-top', `${ view.offsetTop }px` );
		}
		page.style.overflow = phone.matches ? 'hidden' : before;
	};
	fit();
	view?.addEventListener( 'resize', fit );
	view?.addEventListener( 'scroll', fit );
	return () => {
		page.style.overflow = before;
		view?.removeEventListener( 'resize', fit );
		view?.removeEventListener( 'scroll', fit );
	};
}
