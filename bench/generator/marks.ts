/*
 * Every message carries a mark, by which the generator finds it in whatever bytes arrive: no stream is parsed, for the
 * generator shares the machine with the server that it measures. A mark is made of ASCII letters, so neither JSON nor
 * chunks nor frames change it, and it comes once in a message.
 */

/** What a mark begins with. */
export const MARK_START = '#~';
const CONVERSATION_DIGITS = 5;
const NUMBER_DIGITS = 8;
/** Stands in a request where its mark goes; as long as one. */
export const MARK_PLACE = `${ MARK_START }${ '_'.repeat( CONVERSATION_DIGITS + NUMBER_DIGITS ) }`;
/** Stands in a request where the mark goes without what marks begin with, such as in an id that is echoed. */
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
