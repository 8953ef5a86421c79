/** Returns the sentence of an error by WordPress, or null if it has none. */
export function sentenceOf( error: unknown ): string | null {
	const { message } = ( error ?? {} ) as { message?: unknown };
	return typeof message === 'string' && message !== '' ? message : null;
}
