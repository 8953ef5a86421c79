import { __, sprintf } from '@wordpress/i18n';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Waiting longer than this needs attention, and longer than that is a shame. */
const WAITING_AMBER_MS = MINUTE;
const WAITING_RED_MS = 3 * MINUTE;

export type WaitingLevel = 'good' | 'warning' | 'late';

/** Returns the language of wp-admin, which `Intl` writes dates in. */
function language(): string | undefined {
	return document.documentElement.lang || undefined;
}

/** Returns the time of day, for example "14:05". */
export function formatTime( iso: string ): string {
	return new Date( iso ).toLocaleTimeString( language(), {
		hour: 'numeric',
		minute: '2-digit',
	} );
}

/** Returns date and time in full, for tooltips and facts. */
export function formatDateTime( iso: string ): string {
	return new Date( iso ).toLocaleString( language(), {
		dateStyle: 'medium',
		timeStyle: 'short',
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
	return date.toLocaleDateString( language(), {
		dateStyle: days < 7 ? 'full' : 'long',
	} );
}

/** Returns how long ago something was, short enough for a list. */
export function formatAgo( iso: string, now: number ): string {
	const elapsed = now - Date.parse( iso );

	if ( elapsed < MINUTE ) {
		return __( 'now', 'veranda' );
	}
	const format = new Intl.RelativeTimeFormat( language(), {
		style: 'narrow',
	} );
	if ( elapsed < HOUR ) {
		return format.format( -Math.floor( elapsed / MINUTE ), 'minute' );
	}
	if ( elapsed < DAY ) {
		return format.format( -Math.floor( elapsed / HOUR ), 'hour' );
	}
	return new Date( iso ).toLocaleDateString( language(), {
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

/** Returns how urgent it is to answer somebody who has waited since then. */
export function waitingLevel( since: string, now: number ): WaitingLevel {
	const elapsed = now - Date.parse( since );

	if ( elapsed >= WAITING_RED_MS ) {
		return 'late';
	}
	return elapsed >= WAITING_AMBER_MS ? 'warning' : 'good';
}

/** Returns the time of day where the visitor is, or null when the zone is not known here. */
export function formatLocalTime( timezone: string, now: number ): string | null {
	try {
		return new Date( now ).toLocaleTimeString( language(), {
			hour: 'numeric',
			minute: '2-digit',
			weekday: 'short',
			timeZone: timezone,
		} );
	} catch {
		// A browser sent a zone that this one has never heard of.
		return null;
	}
}

/** Returns whether two moments are on the same day here. */
export function isSameDay( first: string, second: string ): boolean {
	return startOfDay( new Date( first ) ) === startOfDay( new Date( second ) );
}

function startOfDay( date: Date ): number {
	return new Date( date.getFullYear(), date.getMonth(), date.getDate() ).getTime();
}
