import type { RefObject } from 'preact';
import { useEffect } from 'preact/hooks';

/** Below this width the window fills the screen. */
const PHONE = '(max-width: 479.98px)';

/**
 * On a phone: keeps the window on the part of the screen that the keyboard
 * leaves free, and the page behind from scrolling.
 */
export function useViewport( element: RefObject< HTMLElement | null > ): void {
	useEffect( () => {
		const phone = matchMedia( PHONE );
		const page = document.documentElement;
		const before = page.style.overflow;
		const fit = () => {
			const { visualViewport: view } = window;
			const style = element.current?.style;
			if ( view && style ) {
				style.setProperty( '--view-height', `${ view.height }px` );
				style.setProperty( '--view-top', `${ view.offsetTop }px` );
			}
			page.style.overflow = phone.matches ? 'hidden' : before;
		};
		fit();
		phone.addEventListener( 'change', fit );
		window.visualViewport?.addEventListener( 'resize', fit );
		window.visualViewport?.addEventListener( 'scroll', fit );
		return () => {
			page.style.overflow = before;
			phone.removeEventListener( 'change', fit );
			window.visualViewport?.removeEventListener( 'resize', fit );
			window.visualViewport?.removeEventListener( 'scroll', fit );
		};
	}, [ element ] );
}
