/** Says on standard error what is happening; standard output is for results. */
export function say( text: string ): void {
	process.stderr.write( `${ text }\n` );
}
