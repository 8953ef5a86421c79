/** Returns a number from 0 to 2^32 - 1 that depends only on the text. */
export function hashOf( text: string ): number {
	// FNV-1a: short, and spreads similar texts well.
	let hash = 0x811c9dc5;
	for ( const character of text ) {
		hash = Math.imul( hash ^ ( character.codePointAt( 0 ) ?? 0 ), 0x01000193 );
	}
	return hash >>> 0;
}
