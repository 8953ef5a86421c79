import { LIMITS } from '../../../../../relay/protocol/limits';

/**
 * Normalizes typed tags: removes duplicates that differ only in case or white space, uses the spelling of tags that the
 * site already has, and applies the limits.
 */
export function tidyTags( typed: readonly string[], known: readonly string[] ): string[] {
	const tags = new Map< string, string >();
	for ( const each of typed ) {
		const name = tidyName( each );
		const spelled = known.find( ( other ) => isSameTag( other, name ) ) ?? name;
		const key = spelled.toLowerCase();
		if ( spelled !== '' && ! tags.has( key ) ) {
			tags.set( key, spelled );
		}
	}
	return [ ...tags.values() ].slice( 0, LIMITS.tagsPerConversation );
}

/** Normalizes a tag's name. */
export function tidyName( typed: string ): string {
	let name = '';
	for ( const character of typed
		.normalize( 'NFC' )
		.replace( /[\s\p{Cc}]+/gu, ' ' )
		.trim() ) {
		if ( name.length + character.length > LIMITS.tagNameCharacters ) {
			break;
		}
		name += character;
	}
	return name.trim();
}

/** Tells whether two names mean the same tag; case does not matter. */
export function isSameTag( first: string, second: string ): boolean {
	return first.toLowerCase() === second.toLowerCase();
}
