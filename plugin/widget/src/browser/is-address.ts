/** Tells whether a text can be an email address; the relay looks more closely. */
export function isAddress( text: string ): boolean {
	const [ name, domain, ...others ] = text.trim().split( '@' );
	return !! name && ! others.length && ! /\s/.test( text.trim() ) && /^[^.].*\.[^.]{2,}$/.test( domain ?? '' );
}
