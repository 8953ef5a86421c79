/** Returns the LIKE pattern of texts that begin like this one, letter by letter. */
export function prefixPattern( prefix: string ): string {
	return `${ prefix.replace( /[\\%_]/g, '\\$&' ) }%`;
}

/** Returns the LIKE pattern of texts that have this one in them, letter by letter. */
export function containingPattern( text: string ): string {
	return `%${ prefixPattern( text ) }`;
}
