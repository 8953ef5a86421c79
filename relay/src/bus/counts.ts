import { countedKey } from './peer-message';

/** How many streams a relay has open, by the keys of `Peers`. */
export type Counts = Map< string, number >;

/** A field that shows that a relay is up, even without streams. */
const SENTINEL = '-';

/** Whether a key is an address's and not a participant's. */
export const isAddress = ( key: string ) => key.startsWith( 'address:' );

/** Makes the fields that hold a relay's counts in Redis. */
export function presentCounts( counts: Counts ): Record< string, string > {
	return Object.fromEntries( [
		[ SENTINEL, '0' ],
		...[ ...counts ].map( ( [ key, count ] ) => [ key, String( count ) ] ),
	] );
}

/** Parses what another relay wrote, null if it is not up; fields that are not counts are ignored. */
export function parseCounts( fields: Record< string, string > ): Counts | null {
	if ( ! ( SENTINEL in fields ) ) {
		return null;
	}
	return new Map(
		Object.entries( fields )
			.filter( ( [ key, count ] ) => countedKey.safeParse( key ).success && /^[0-9]{1,9}$/.test( count ) )
			.map( ( [ key, count ] ) => [ key, Number( count ) ] )
	);
}
