import type { CannedResponse } from '../../../../../relay/protocol';

/** Where a search begins in the text, and what is looked for. */
export interface Search {
	/** The first character that an inserted response replaces. */
	start: number;
	query: string;
}

/** Returns the search that is being typed: `/` at the start of a word, and what follows it up to the caret. */
export function findSearch( text: string, caret: number ): Search | null {
	const typed = /(?:^|\s)\/([^\s/]{0,50})$/.exec( text.slice( 0, caret ) );
	return typed === null ? null : { start: caret - ( typed[ 1 ] ?? '' ).length - 1, query: typed[ 1 ] ?? '' };
}

/** Returns the responses that match, the best first; those in the visitor's language, and those used most, come before others. */
export function findResponses(
	all: readonly CannedResponse[],
	query: string,
	locale: string | null
): readonly CannedResponse[] {
	const wanted = keyOf( query );
	return all
		.map( ( response ) => ( { response, rank: rankOf( response, wanted ) } ) )
		.filter( ( { rank } ) => rank < NO_MATCH )
		.sort(
			( one, other ) =>
				one.rank - other.rank ||
				distanceOf( one.response, locale ) - distanceOf( other.response, locale ) ||
				other.response.usageCount - one.response.usageCount ||
				one.response.shortcut.localeCompare( other.response.shortcut )
		)
		.map( ( { response } ) => response );
}

const NO_MATCH = 4;

const keyOf = ( text: string ) => text.normalize( 'NFC' ).toLocaleLowerCase();

function rankOf( { shortcut, title, body }: CannedResponse, wanted: string ): number {
	const rank = [
		keyOf( shortcut ).startsWith( wanted ),
		keyOf( shortcut ).includes( wanted ),
		keyOf( title ).includes( wanted ),
		keyOf( body ).includes( wanted ),
	].indexOf( true );
	return rank === -1 ? NO_MATCH : rank;
}

/** Returns 0 for the visitor's language, 1 for what fits any, 2 for another. */
function distanceOf( { language }: CannedResponse, locale: string | null ): number {
	if ( language === null ) {
		return 1;
	}
	return locale !== null && primaryOf( language ) === primaryOf( locale ) ? 0 : 2;
}

const primaryOf = ( tag: string ) => tag.toLowerCase().split( /[-_]/ )[ 0 ];

/** Returns the folders that there are, in alphabetical order. */
export function foldersOf( all: readonly CannedResponse[] ): string[] {
	return [ ...new Set( all.map( ( { folder } ) => folder ) ) ].filter( Boolean ).sort();
}
