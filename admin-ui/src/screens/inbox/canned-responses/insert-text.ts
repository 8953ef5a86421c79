/**
 * Puts a text in the place of a part of a field, as if it had been typed: the field tells of the change, and Ctrl+Z brings
 * back what was there.
 */
export function insertText( field: HTMLTextAreaElement, start: number, end: number, text: string ): void {
	field.focus();
	field.setSelectionRange( start, end );
	// Nothing else in browsers keeps the history of a field.
	if ( ! field.ownerDocument.execCommand?.( 'insertText', false, text ) ) {
		field.setRangeText( text, start, end, 'end' );
		field.dispatchEvent( new Event( 'input', { bubbles: true } ) );
	}
}
