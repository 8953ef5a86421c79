/*
 * Every message carries a mark, by which the generator finds it in the bytes that arrive: streams are not parsed,
 * because the generator shares the machine with the server that it measures. A mark is made of ASCII letters, so neither
 * JSON nor chunks nor frames change it, and it appears once in a message.
 */

/** The beginning of every mark. */
export const MARK_START = '#~';
const CONVERSATION_DIGITS = 5;
const NUMBER_DIGITS = 8;
/** Stands in a request for its mark; as long as a mark. */
export const MARK_PLACE = `${ MARK_START }${ '_'.repeat( CONVERSATION_DIGITS + NUMBER_DIGITS ) }`;
/** Stands in a request for the mark without its beginning, such as in an id that is echoed. */
export const KEY_PLACE = '@'.repeat( CONVERSATION_DIGITS + NUMBER_DIGITS );
export const MARK_BYTES = MARK_PLACE.length;

const ZERO = 48;

/** Returns the digits that name a message: its conversation, and its number there from 0. */
export function keyOf( conversation: number, number: number ): string {
	return (
		String( conversation ).padStart( CONVERSATION_DIGITS, '0' ) + String( number ).padStart( NUMBER_DIGITS, '0' )
	);
}

/** Reads the conversation of the mark that begins at a place. */
export function conversationAt( bytes: Buffer, start: number ): number {
	return digitsAt( bytes, start + MARK_START.length, CONVERSATION_DIGITS );
}

/** Reads the number of the mark that begins at a place. */
export function numberAt( bytes: Buffer, start: number ): number {
	return digitsAt( bytes, start + MARK_START.length + CONVERSATION_DIGITS, NUMBER_DIGITS );
}

function digitsAt( bytes: Buffer, start: number, count: number ): number {
	let value = 0;
	for ( let at = start; at < start + count; at++ ) {
		value = value * 10 + ( bytes[ at ] ?? ZERO ) - ZERO;
	}
	return value;
}
