/** A piece of a message: plain text, or an address that may be opened. */
export interface TextPart {
	text: string;
	href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"'`\u200b-\u200f\u2028-\u202f\u2066-\u2069]+/giu;

/** Punctuation that ends a sentence rather than an address. */
const TRAILING = /[.,;:!?\]}…]+$/u;

/**
 * Returns the address if it is safe as a link, or null. Only http and https are;
 * the browser's own parser decides, since it also skips tabs and line breaks that
 * hide a scheme (`java\tscript:`).
 */
export function findSafeHref( address: string ): string | null {
	try {
		const url = new URL( address );
		const isWeb = url.protocol === 'http:' || url.protocol === 'https:';
		// "https://bank.example@evil.example" shows one host and opens another.
		return isWeb && ! url.username && ! url.password ? url.href : null;
	} catch {
		return null;
	}
}

/** Splits a message into text and links; joined together, the texts are the message. */
export function splitLinks( body: string ): TextPart[] {
	const parts: TextPart[] = [];
	let end = 0;

	for ( const match of body.matchAll( ADDRESS ) ) {
		const text = trimAddress( match[ 0 ] );
		const href = findSafeHref( text );
		if ( ! href ) {
			continue;
		}
		if ( match.index > end ) {
			parts.push( { text: body.slice( end, match.index ), href: null } );
		}
		parts.push( { text, href } );
		end = match.index + text.length;
	}
	if ( end < body.length ) {
		parts.push( { text: body.slice( end ), href: null } );
	}
	return parts;
}

/** Leaves out what follows an address in a sentence: a full stop, a bracket that opened before it. */
function trimAddress( match: string ): string {
	let address = match.replace( TRAILING, '' );
	while ( address.endsWith( ')' ) && count( address, ')' ) > count( address, '(' ) ) {
		address = address.slice( 0, -1 ).replace( TRAILING, '' );
	}
	return address;
}

function count( text: string, character: string ): number {
	return text.split( character ).length - 1;
}
