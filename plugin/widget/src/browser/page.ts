import type { StartVisitorInput } from '../../../../relay/protocol';
import { localeHere, timezoneHere } from './format';
import { TITLE_CHARACTERS, URL_CHARACTERS } from './limits';

/** Returns what the relay is told of page and browser: no query, no fragment. */
export function describePage(): Pick< StartVisitorInput, 'page' | 'locale' | 'timezone' > {
	return {
		page: pageHere(),
		locale: localeHere(),
		timezone: timezoneHere(),
	};
}

/** Returns the page's address, without what may be private in it, and its title, of which the reader takes what fits. */
export function pageHere(): { url: string; title: string } {
	const { origin, pathname } = location;
	const url = origin + pathname;
	return {
		url: url.length <= URL_CHARACTERS ? url : origin + '/',
		// As text, whatever it is: an element named "title" stands in its place.
		title: `${ document.title }`.slice( 0, 2 * TITLE_CHARACTERS ),
	};
}
