import { z } from 'zod';
import { LIMITS } from './limits';

/** Counts bytes of UTF-8 without needing the DOM or Node (both have TextEncoder). */
function utf8Length( text: string ): number {
	let bytes = 0;
	for ( const character of text ) {
		const point = character.codePointAt( 0 ) as number;
		if ( point < 0x80 ) {
			bytes += 1;
		} else if ( point < 0x800 ) {
			bytes += 2;
		} else if ( point < 0x10000 ) {
			bytes += 3;
		} else {
			bytes += 4;
		}
	}
	return bytes;
}

/*
 * NUL cannot be kept by every reader of the text, and a lone surrogate cannot be
 * kept as UTF-8 at all: both are refused rather than silently changed.
 */
const isStorable = ( text: string ) => ! text.includes( '\0' ) && text.isWellFormed();

/** Text on one line, such as a name: control characters refused, ends trimmed. */
export const line = ( maximum: number ) =>
	z
		.string()
		.trim()
		.max( maximum )

		.regex( /^[^\u0000-\u001f\u007f\u2028\u2029]*$/u, 'No line breaks or control characters, please.' )
		.refine( isStorable, 'The text is not valid Unicode.' );

/** What a person wrote: kept to the byte, at least one visible character. */
export const messageBody = z
	.string()
	.refine( ( text ) => text.trim() !== '', 'The message is empty.' )
	.refine( isStorable, 'The text is not valid Unicode.' )
	.refine( ( text ) => text.length <= LIMITS.messageCharacters && utf8Length( text ) <= LIMITS.messageBytes, {
		error: `A message may have up to ${ LIMITS.messageCharacters } characters and ${ LIMITS.messageBytes } bytes.`,
		params: { code: 'message_too_long' },
	} );

/** Free text that may be empty and have several lines. */
export const paragraph = ( maximum: number ) =>
	z.string().max( maximum ).refine( isStorable, 'The text is not valid Unicode.' );

/** An address for mail. WordPress takes none whose domain has a part that ends with a hyphen, as RFC 1035 §2.3.1 has it. */
export const email = z
	.email()
	.max( LIMITS.emailCharacters )
	.refine(
		( address ) => ! address.slice( address.lastIndexOf( '@' ) ).includes( '-.' ),
		'The address is incomplete.'
	);

/** A page on the web; only http and https, so that it is safe as a link (docs/threats.md A32). */
export const pageUrl = z.url( { protocol: /^https?$/ } ).max( LIMITS.urlCharacters );

/** A moment: ISO 8601, UTC, milliseconds. */
export const timestamp = z.iso.datetime( { precision: 3 } );

/*
 * Query strings arrive as text, so numbers are matched as text first: an array,
 * an exponent or a sign is refused instead of being coerced (docs/threats.md A37).
 */
export const wholeNumber = z
	.string()
	.regex( /^[0-9]{1,9}$/ )
	.transform( Number );
