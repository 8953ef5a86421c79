import { __ } from '@wordpress/i18n';
import { adminLocale } from './language';
import { sprintf } from './sprintf';
import { OVERDUE_TARGETS } from './waiting-since';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const A_MONDAY = Date.UTC( 2026, 10, 30 );

export type WaitingLevel = 'good' | 'warning' | 'late';

/** Returns the time of day, for example "14:05". */
export function formatTime( iso: string ): string {
	return new Date( iso ).toLocaleTimeString( adminLocale(), {
		hour: 'numeric',
		minute: '2-digit',
	} );
}

/** Returns date and time in full, for tooltips and facts. */
export function formatDateTime( iso: string ): string {
	return new Date( iso ).toLocaleString( adminLocale(), {
		dateStyle: 'medium',
		timeStyle: 'short',
	} );
}

/** Returns a day for a sentence, for example "3 May"; with the year if it is another one. */
export function formatDate( iso: string, now = Date.now() ): string {
	const date = new Date( iso );
	const isThisYear = date.getFullYear() === new Date( now ).getFullYear();
	return date.toLocaleDateString( adminLocale(), {
		day: 'numeric',
		month: 'long',
		...( ! isThisYear && { year: 'numeric' } ),
	} );
}

/** Returns a day as a heading: "Today", "Yesterday", or the date. */
export function formatDay( iso: string, now: number ): string {
	const date = new Date( iso );
	const days = Math.round( ( startOfDay( new Date( now ) ) - startOfDay( date ) ) / DAY );

	if ( days === 0 ) {
		return __( 'Today', 'veranda' );
	}
	if ( days === 1 ) {
		return __( 'Yesterday', 'veranda' );
	}
	return date.toLocaleDateString( adminLocale(), {
		dateStyle: days < 7 ? 'full' : 'long',
	} );
}

/** Returns how long ago something was, in short form for a list. */
export function formatAgo( iso: string, now: number ): string {
	const elapsed = now - Date.parse( iso );

	if ( elapsed < MINUTE ) {
		return __( 'now', 'veranda' );
	}
	const format = new Intl.RelativeTimeFormat( adminLocale(), {
		style: 'narrow',
	} );
	if ( elapsed < HOUR ) {
		return format.format( -Math.floor( elapsed / MINUTE ), 'minute' );
	}
	if ( elapsed < DAY ) {
		return format.format( -Math.floor( elapsed / HOUR ), 'hour' );
	}
	return new Date( iso ).toLocaleDateString( adminLocale(), {
		day: 'numeric',
		month: 'short',
	} );
}

/** Returns how long someone has been waiting, counting seconds in the first minutes. */
export function formatWaiting( since: string, now: number ): string {
	const elapsed = Math.max( 0, now - Date.parse( since ) );

	if ( elapsed < 10 * MINUTE ) {
		const seconds = String( Math.floor( ( elapsed % MINUTE ) / 1000 ) ).padStart( 2, '0' );
		return `${ Math.floor( elapsed / MINUTE ) }:${ seconds }`;
	}
	return formatDuration( elapsed );
}

/** Returns how long something took, in minutes, hours or days. */
export function formatDuration( elapsed: number ): string {
	if ( elapsed < MINUTE ) {
		return __( 'under a minute', 'veranda' );
	}
	if ( elapsed < HOUR ) {
		return sprintf(
			/* translators: %d: number of minutes. */
			__( '%d min', 'veranda' ),
			Math.floor( elapsed / MINUTE )
		);
	}
	if ( elapsed < DAY ) {
		return sprintf(
			/* translators: 1: number of hours. 2: number of minutes. */
			__( '%1$d h %2$d min', 'veranda' ),
			Math.floor( elapsed / HOUR ),
			Math.floor( ( elapsed % HOUR ) / MINUTE )
		);
	}
	/* translators: %d: number of days. */
	return sprintf( __( '%d d', 'veranda' ), Math.floor( elapsed / DAY ) );
}

/** Returns how urgent it is to answer somebody who has been waiting since then: late is twice the target. */
export function waitingLevel( since: string, now: number, targetSeconds: number ): WaitingLevel {
	const targets = ( now - Date.parse( since ) ) / ( targetSeconds * 1_000 );

	if ( targets >= OVERDUE_TARGETS ) {
		return 'late';
	}
	return targets >= 1 ? 'warning' : 'good';
}

/** Returns the local time in a time zone, or null if this browser does not know the zone. */
export function formatLocalTime( timezone: string, now: number ): string | null {
	try {
		return new Date( now ).toLocaleTimeString( adminLocale(), {
			hour: 'numeric',
			minute: '2-digit',
			weekday: 'short',
			timeZone: timezone,
		} );
	} catch {
		// The visitor's browser knows a zone that this one does not.
		return null;
	}
}

/** Returns the name of a day of the week; 0 is Monday. */
export function dayName( day: number ): string {
	return new Date( A_MONDAY + day * DAY ).toLocaleDateString( adminLocale(), { weekday: 'long', timeZone: 'UTC' } );
}

/** Returns the time zone of this computer. */
export function timezoneHere(): string {
	return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** Returns the time zones that this browser knows, and one that is set already. */
export function listTimezones( current: string ): string[] {
	return [ ...new Set( [ current, 'UTC', ...Intl.supportedValuesOf( 'timeZone' ) ] ) ].sort();
}

/** Tells whether two times are on the same day here. */
export function isSameDay( first: string, second: string ): boolean {
	return startOfDay( new Date( first ) ) === startOfDay( new Date( second ) );
}

function startOfDay( date: Date ): number {
	return new Date( date.getFullYear(), date.getMonth(), date.getDate() ).getTime();
}
