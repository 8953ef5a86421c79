/** Characters that hide something or turn the text around. */
const INVISIBLE = /[\p{C}\p{Z}]/gu;

/**
 * Returns how a page's address is shown: its path if it is on the origin of this screen, readable where its language has
 * other letters than English; otherwise all of it but the query.
 */
export function pageLabel( address: string, ownOrigin = window.location.origin ): string {
	const url = new URL( address );
	const path = readable( url.pathname );
	return url.origin === ownOrigin ? path : url.origin + path;
}

/** Returns the address of a page without its query: who looks at it there is none of the campaign's visitors. */
export function withoutQuery( address: string ): string {
	const { origin, pathname } = new URL( address );
	return origin + pathname;
}

/** Returns what a campaign's link said of itself, for example "newsletter · email · spring"; null if it said nothing. */
export function campaignOf( address: string ): string | null {
	const { searchParams } = new URL( address );
	const said = [ 'utm_source', 'utm_medium', 'utm_campaign' ].flatMap( ( name ) => searchParams.get( name ) || [] );
	return said.length > 0 ? said.join( ' · ' ) : null;
}

/** Returns a path of an address as one reads it. What would not be seen stays escaped, and what is not UTF-8. */
export function readable( path: string ): string {
	try {
		return decodeURI( path ).replace( INVISIBLE, encodeURIComponent );
	} catch {
		return path;
	}
}
