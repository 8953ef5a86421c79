import type { SearchAnswer } from '../../relay/protocol';
import { get } from './questions';
import type { ReadingSite } from './reading-site';

/** Something that an agent searches for. */
export interface Search {
	readonly name: string;
	/** What is searched for, on this site. */
	readonly q: string | ( ( on: ReadingSite ) => string );
	/** How many hits the first page has to have: some, none, or as they come. */
	readonly expected: 'some' | 'none' | 'few';
}

/** What `scripts/seed/texts.ts` has, from what nearly each conversation has to what none has. */
export const SEARCHES: readonly Search[] = [
	{ name: 'a word of most conversations', q: 'the ', expected: 'some' },
	{ name: 'one letter', q: 'l', expected: 'some' },
	{ name: 'a beginning of many words', q: 'an', expected: 'some' },
	{ name: 'two common words of one message', q: 'lamp black', expected: 'some' },
	{ name: 'a phrase of common words', q: '"reading lamp"', expected: 'some' },
	{ name: 'four common words', q: 'the cable worn out', expected: 'some' },
	// Each is in every eleventh message, and no message has both: whatever is read, nothing is found.
	{ name: 'two common words of no message', q: 'norway assembly', expected: 'few' },
	{ name: 'a phrase of no message', q: '"lamp reading"', expected: 'few' },
	{ name: 'an order number', q: ( { facts } ) => facts.order, expected: 'some' },
	{ name: 'an order number with a common word', q: ( { facts } ) => `order ${ facts.order }`, expected: 'some' },
	{ name: 'an email address', q: ( { facts } ) => facts.email, expected: 'some' },
	{ name: 'a first name with a common word', q: 'xaver parcels', expected: 'few' },
	{ name: 'a page', q: 'checkout', expected: 'some' },
	{ name: 'nothing that was ever said', q: 'zzzz', expected: 'none' },
];

/** Searches as the inbox does. */
export async function searchFor( on: ReadingSite, { q }: Search ): Promise< SearchAnswer > {
	const text = encodeURIComponent( typeof q === 'string' ? q : q( on ) );
	return JSON.parse( await get( on, `/v1/search?q=${ text }`, on.agentHeaders() ) ) as SearchAnswer;
}

/** Says what is wrong with a first page; null if nothing. */
export function findFault( { expected }: Search, { hits, nextCursor }: SearchAnswer ): string | null {
	if ( expected === 'some' && hits.length === 0 ) {
		return 'nothing was found';
	}
	if ( expected === 'none' && ( hits.length > 0 || nextCursor !== null ) ) {
		return 'something was found that nobody said';
	}
	return null;
}
