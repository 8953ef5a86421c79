/**
 * Moves the focus through the list of conversations; Enter then opens what has
 * it, as it does with every button. Begins at the open one.
 */
export function moveFocus( step: 1 | -1 ): void {
	const items = [ ...document.querySelectorAll< HTMLElement >( '.veranda-list [data-conversation]' ) ];
	const active = items.findIndex( ( item ) => item.matches( ':focus' ) );
	const present =
		active >= 0 ? active : items.findIndex( ( item ) => item.getAttribute( 'aria-current' ) === 'true' );
	const start = present >= 0 ? present + step : 0;
	const next = items[ Math.min( Math.max( start, 0 ), items.length - 1 ) ];

	next?.focus();
	next?.scrollIntoView( { block: 'nearest' } );
}
