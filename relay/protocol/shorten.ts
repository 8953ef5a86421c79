/*
 * How text is made to fit where nobody can be asked to write it otherwise. Free of schemas, so that browsers can load it.
 */

/** Makes text fit for a field of one line: breaks and control characters become blanks, halves of characters go. */
export function oneLine( text: string ): string {
	return text
		.replace( /[\p{Cc}\u2028\u2029]+/gu, ' ' )
		.replace( /\p{Cs}/gu, '' )
		.trim();
}

/**
 * Returns one line of at most so many UTF-16 code units. What does not fit is cut off before a character as people see
 * it: never inside an emoji or a flag, nor between a letter and its accents.
 */
export function shortLine( text: string, maximum: number ): string {
	const line = oneLine( text );
	// Firefox has segmenters since 125. Without one the last character may lose a part, but never half of itself.
	const end = Intl.Segmenter ? new Intl.Segmenter().segment( line ).containing( maximum )?.index : maximum;
	return oneLine( line.slice( 0, end ) );
}
