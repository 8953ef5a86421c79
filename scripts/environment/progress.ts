/** Says on standard error what is being done; standard output is for results. */
export function say( text: string ): void {
	process.stderr.write( `${ text }\n` );
}
