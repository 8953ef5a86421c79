/** A piece of a message: text, or text that leads somewhere. */
export interface TextPiece {
	text: string;
	href: string | null;
}

const ADDRESS = /https?:\/\/[^\s<>"'`]{1,2000}/gi;

/**
 * Cuts a message into text and links. Only http and https become links; what
 * follows a sentence's end is not part of the address.
 */
export function findLinks( body: string ): TextPiece[] {
	const pieces: TextPiece[] = [];
	let end = 0;
	for ( const match of body.matchAll( ADDRESS ) ) {
		const text = withoutPunctuation( match[ 0 ] );
		const href = safeHref( text );
		if ( ! href ) {
			continue;
		}
		if ( match.index > end ) {
			pieces.push( { text: body.slice( end, match.index ), href: null } );
		}
		pieces.push( { text, href } );
		end = match.index + text.length;
	}
	if ( end < body.length ) {
		pieces.push( { text: body.slice( end ), href: null } );
	}
	return pieces;
}

/** Cuts off what ends the sentence rather than the address; a bracket stays if it was opened inside. */
function withoutPunctuation( address: string ): string {
	let text = address;
	while ( /[.,;:!?)\]}…。，、]$/.test( text ) ) {
		if ( text.endsWith( ')' ) && text.split( '(' ).length >= text.split( ')' ).length ) {
			break;
		}
		text = text.slice( 0, -1 );
	}
	return text;
}

function safeHref( address: string ): string | null {
	try {
		const { protocol, href } = new URL( address );
		return protocol === 'http:' || protocol === 'https:' ? href : null;
	} catch {
		return null;
	}
}
