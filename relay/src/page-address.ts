import { LIMITS } from '../protocol';

/**
 * Returns the address of a page of the site, without what may be private in it: queries, fragments, names. Null for a page
 * of another site: the visitor cannot be on it.
 */
export function ownPageAddress( text: string, origins: readonly string[] ): string | null {
	const url = parse( text );
	return url !== null && origins.includes( url.origin ) ? nameOf( url ) : null;
}

/** The same, with the parameters of campaigns as long as all of it is kept whole. */
export function ownPageAddressWithCampaign( text: string, origins: readonly string[] ): string | null {
	const address = ownPageAddress( text, origins );
	if ( address === null ) {
		return null;
	}
	const campaign = new URLSearchParams(
		[ ...new URL( text ).searchParams ].filter( ( [ name ] ) => name.startsWith( 'utm_' ) )
	).toString();
	const whole = campaign === '' ? address : `${ address }?${ campaign }`;
	return whole.length > LIMITS.urlCharacters ? address : whole;
}

/** Returns an address that a visitor came from, without what may be private in it; null if it is none on the web. */
export function referrerAddress( text: string ): string | null {
	const url = parse( text );
	return url === null ? null : nameOf( url );
}

function parse( text: string ): URL | null {
	const url = URL.canParse( text ) ? new URL( text ) : null;
	return url !== null && /^https?:$/.test( url.protocol ) ? url : null;
}

/** Keeps of an address what names the page. Encoding makes it longer, and half an address leads nowhere. */
function nameOf( { origin, pathname }: URL ): string {
	const name = origin + pathname;
	return name.length > LIMITS.urlCharacters ? `${ origin }/` : name;
}
