/**
 * Returns the address of a REST route. With plain permalinks the site's REST
 * address is `…/?rest_route=/`, so a path cannot just be put behind it.
 */
export function restAddress( restUrl: string, route: string ): string {
	const address = new URL( restUrl, location.href );
	const plain = address.searchParams.get( 'rest_route' );
	if ( plain !== null ) {
		// eslint-disable-next-line regexp/no-super-linear-move -- An address that the owner has set.
		address.searchParams.set( 'rest_route', plain.replace( /\/*$/, '/' ) + route );
	} else {
		// eslint-disable-next-line regexp/no-super-linear-move -- An address that the owner has set.
		address.pathname = address.pathname.replace( /\/*$/, '/' ) + route;
	}
	return address.href;
}
