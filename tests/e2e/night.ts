const NIGHT_HOUR = 2;

/** Returns a time zone in which it is night now, so that a shop there is closed whenever this runs. */
export function zoneAtNight(): string {
	const offset = ( ( NIGHT_HOUR - new Date().getUTCHours() + 36 ) % 24 ) - 12;
	// POSIX counts them the other way round.
	return `Etc/GMT${ offset > 0 ? '-' : '+' }${ Math.abs( offset ) }`;
}

/** Returns the setting of a shop that is open from nine to five on every day, in its own time zone. */
export function officeHoursIn( timezone: string ): string {
	const day = [ [ '09:00', '17:00' ] ];
	return JSON.stringify( { timezone, week: Array( 7 ).fill( day ), exceptions: [] } );
}
