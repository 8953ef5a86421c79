/** Returns the LIKE pattern of texts that begin like this one, letter by letter. */
export function prefixPattern( prefix: string ): string {
	return `${ prefix.replace( /[\\%_]/g, '\\$&' ) }%`;
}
