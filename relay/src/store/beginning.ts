/** Returns the LIKE pattern of texts that begin like this one, letter by letter. */
export function beginningPattern( beginning: string ): string {
	return `${ beginning.replace( /[\\%_]/g, '\\$&' ) }%`;
}
