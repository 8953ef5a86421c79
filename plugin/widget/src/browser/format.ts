/*
 * How dates and times are written. Nothing else in the widget asks the browser for that: it throws on languages that it
 * does not know.
 */
import { usableLocale } from '../../../../relay/client/locale';

let chosen: string | undefined;

/** Has dates and times written in a language that the visitor has chosen, as a BCP 47 tag. */
export function setLocale( tag: string ): void {
	chosen = tag;
}

/** Returns the language that the visitor has chosen, or else that of the page, as far as this browser knows it. */
export function localeHere(): string {
	return usableLocale( chosen, document.documentElement.lang, navigator.language );
}

/** Returns the visitor's time zone. */
export function timezoneHere(): string {
	return Intl.DateTimeFormat( 'en' ).resolvedOptions().timeZone || 'UTC';
}

/** Returns a date with its weekday; with the year if it is not that of `now`. */
export function formatDate( at: Date, now: Date, locale: string ): string {
	return at.toLocaleDateString( locale, {
		weekday: 'long',
		day: 'numeric',
		month: 'long',
		year: at.getFullYear() === now.getFullYear() ? undefined : 'numeric',
	} );
}

/** Returns the name of a weekday. */
export function formatWeekday( at: Date, locale: string ): string {
	return at.toLocaleDateString( locale, { weekday: 'long' } );
}

/** Returns a time of day. */
export function formatTime( at: Date, locale: string ): string {
	return at.toLocaleTimeString( locale, { hour: 'numeric', minute: '2-digit' } );
}
