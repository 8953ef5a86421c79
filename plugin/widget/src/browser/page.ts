import type { StartVisitorRequest } from '../../../../relay/protocol';
import { TITLE_CHARACTERS, URL_CHARACTERS } from './limits';

/** Returns what the relay is told of page and browser: no query, no fragment. */
export function describePage(): Omit< StartVisitorRequest, 'identity' > {
	return {
		page: pageHere(),
		locale: localeHere(),
		timezone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC',
	};
}

/** Returns the language that the page is in. */
export function localeHere(): string {
	const { lang } = document.documentElement;
	// Anything but a language makes the browser throw where a date is written.
	return /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test( lang ) ? lang : navigator.language;
}

/** Returns the page's address, without what may be private in it, and its title. */
export function pageHere(): { url: string; title: string } {
	const { origin, pathname } = location;
	const url = origin + pathname;
	return {
		url: url.length <= URL_CHARACTERS ? url : origin + '/',
		title: oneLine( document.title ).slice( 0, TITLE_CHARACTERS ),
	};
}

/** Makes text fit for a field of one line. */
export function oneLine( text: string ): string {
	// Control characters and halves of surrogate pairs are what the relay refuses.
	return text
		.replace( /[\p{Cc}\u2028\u2029]+/gu, ' ' )
		.replace( /\p{Cs}/gu, '' )
		.trim();
}
