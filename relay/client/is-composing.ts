/**
 * Tells whether a key belongs to an input method: Enter chooses a word there, and Escape puts the candidates away. Safari
 * says so of the last one by its code alone.
 */
export function isComposing( event: { isComposing?: boolean; keyCode: number } ): boolean {
	return event.isComposing || event.keyCode === 229;
}
