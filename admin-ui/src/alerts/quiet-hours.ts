const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;

/**
 * Tells whether a moment is between two times of day, `HH:MM` on this device's clock; the second may be on the next day.
 * Without both of them nothing is.
 */
export function isQuiet( { quietFrom, quietUntil }: { quietFrom: string; quietUntil: string }, at: Date ): boolean {
	if ( ! TIME.test( quietFrom ) || ! TIME.test( quietUntil ) || quietFrom === quietUntil ) {
		return false;
	}
	const two = ( number: number ) => String( number ).padStart( 2, '0' );
	const now = `${ two( at.getHours() ) }:${ two( at.getMinutes() ) }`;
	return quietFrom < quietUntil ? quietFrom <= now && now < quietUntil : quietFrom <= now || now < quietUntil;
}
