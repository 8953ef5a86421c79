import type { StartVisitorInput } from '../../../../relay/protocol';
import { shortLine } from '../../../../relay/protocol/shorten';
import { TITLE_CHARACTERS, URL_CHARACTERS } from './limits';

/** Returns what the relay is told of page and browser: no query, no fragment. */
export function describePage(): Omit< StartVisitorInput, 'identity' > {
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
		// As text, whatever it is: an element named "title" stands in its place.
		title: shortLine( `${ document.title }`, TITLE_CHARACTERS ),
	};
}
