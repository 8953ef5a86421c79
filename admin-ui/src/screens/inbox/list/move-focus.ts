/**
 * Moves the focus through the list of conversations, starting at the open one. Enter then opens the focused one, as
 * with any button.
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
