/** Tells whether somebody looks at this page: it is visible and has the focus. */
export function isPageInView(): boolean {
	return document.visibilityState === 'visible' && document.hasFocus();
}

/** Calls back when somebody may have begun or ceased to look at this page; returns how to stop. */
export function onPageInView( listener: ( isInView: boolean ) => void ): () => void {
	const look = () => listener( isPageInView() );
	window.addEventListener( 'focus', look );
	window.addEventListener( 'blur', look );
	document.addEventListener( 'visibilitychange', look );
	return () => {
		window.removeEventListener( 'focus', look );
		window.removeEventListener( 'blur', look );
		document.removeEventListener( 'visibilitychange', look );
	};
}
