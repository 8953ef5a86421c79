/** Focuses the first field of a part of the screen, or else its first button, so that the keyboard goes on there. */
export function focusFirst( part: HTMLElement | null ): void {
	const field = part?.querySelector< HTMLElement >( 'input:not([type="file"])' );
	( field ?? part?.querySelector< HTMLElement >( 'button' ) )?.focus();
}
