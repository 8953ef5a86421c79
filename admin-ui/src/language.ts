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

/** Returns the name of a country, or its code if it is unknown. */
export function countryName( code: string ): string {
	try {
		return new Intl.DisplayNames( adminLocale(), { type: 'region' } ).of( code ) ?? code;
	} catch {
		return code;
	}
}

/** Returns countries with their names, in alphabetical order. */
export function countriesByName( codes: readonly string[] ): Named[] {
	return byName( codes, countryName );
}

/** Returns languages with their names, in alphabetical order. */
export function languagesByName( codes: readonly string[] ): Named[] {
	return byName( codes, languageName );
}

interface Named {
	code: string;
	name: string;
}

function byName( codes: readonly string[], nameOf: ( code: string ) => string ): Named[] {
	const { compare } = new Intl.Collator( adminLocale() );
	return codes
		.map( ( code ) => ( { code, name: nameOf( code ) } ) )
		.sort( ( one, other ) => compare( one.name, other.name ) );
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
