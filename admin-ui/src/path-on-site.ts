import { readable } from './page-address';

/** Returns the path of a page of this site in readable form; null of any other address, which a visitor may have made up. */
export function pathOnSite( url: string, siteUrl: string ): string | null {
	const page = URL.parse( url );
	if ( page === null || page.origin !== URL.parse( siteUrl )?.origin ) {
		return null;
	}
	return readable( page.pathname );
}
