/** Returns the city that a time zone is called after, or null if it is called after none, as UTC. */
export function placeOf( timezone: string ): string | null {
	const [ area, ...rest ] = timezone.split( '/' );
	const city = rest.at( -1 );
	return area === 'Etc' || ! city ? null : city.replace( /_/g, ' ' );
}
