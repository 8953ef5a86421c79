import { useLayoutEffect } from '@wordpress/element';

const CLASS = 'veranda-full-height';

/** Lets the inbox fill the window below the admin bar: the style sheet arranges WordPress's own elements. */
export function useFullHeight(): void {
	useLayoutEffect( () => {
		document.body.classList.add( CLASS );
		return () => document.body.classList.remove( CLASS );
	}, [] );
}
