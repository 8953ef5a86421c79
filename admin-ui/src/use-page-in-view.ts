import { useEffect, useState } from '@wordpress/element';

/** Returns whether somebody looks at this page: it is visible and has the focus. */
export function usePageInView(): boolean {
	const [ isInView, setIsInView ] = useState( isLookedAt );

	useEffect( () => {
		const look = () => setIsInView( isLookedAt() );
		window.addEventListener( 'focus', look );
		window.addEventListener( 'blur', look );
		document.addEventListener( 'visibilitychange', look );
		return () => {
			window.removeEventListener( 'focus', look );
			window.removeEventListener( 'blur', look );
			document.removeEventListener( 'visibilitychange', look );
		};
	}, [] );

	return isInView;
}

function isLookedAt(): boolean {
	return document.visibilityState === 'visible' && document.hasFocus();
}
