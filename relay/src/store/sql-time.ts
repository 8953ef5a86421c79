/** Formats a time as MySQL's DATETIME(3), UTC. */
export function sqlTime( milliseconds: number ): string {
	return new Date( milliseconds ).toISOString().replace( 'T', ' ' ).slice( 0, 23 );
}

/** Parses MySQL's DATETIME(3), UTC, into milliseconds since 1970. */
export function fromSqlTime( text: string ): number {
	return Date.parse( isoFromSql( text ) );
}

/** Turns MySQL's DATETIME(3), UTC, into ISO 8601. */
export function isoFromSql( text: string ): string {
	return `${ text.slice( 0, 10 ) }T${ text.slice( 11, 23 ) }Z`;
}

/** Does the same where there may be no time. */
export function isoOrNull( text: string | null ): string | null {
	return text === null ? null : isoFromSql( text );
}
