/** Characters that hide something or turn the text around. */
const INVISIBLE = /[\p{C}\p{Z}]/u;

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

function readable( path: string ): string {
	try {
		const decoded = decodeURI( path );
		return INVISIBLE.test( decoded ) ? path : decoded;
	} catch {
		// Not encoded as UTF-8.
		return path;
	}
}
