/*
 * How numbers and languages are written. With time.ts, the only place that asks the browser for that: it throws on
 * languages that it does not know.
 */
import { usableLocale } from '../../relay/client';

/** Returns the language of wp-admin, as far as this browser knows it. */
export function adminLocale(): string {
	return usableLocale( document.documentElement.lang, navigator.language );
}

/** Returns the agent's language and time zone, for texts that others write. */
export function languageAndZone(): { locale: string; timezone: string } {
	const { locale, timeZone } = Intl.DateTimeFormat( adminLocale() ).resolvedOptions();
	return { locale, timezone: timeZone };
}

/** Returns a whole number with its separators. */
export function formatNumber( value: number ): string {
	return value.toLocaleString( adminLocale() );
}

/** Returns the name of a language, or its code if it is unknown. */
export function languageName( locale: string ): string {
	const code = locale.replace( /_/g, '-' );
	try {
		return new Intl.DisplayNames( adminLocale(), { type: 'language' } ).of( code ) ?? code;
	} catch {
		return code;
	}
}
