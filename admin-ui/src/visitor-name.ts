import type { Visitor } from '../../relay/protocol';
import { visitorAlias } from './visitor-alias';

/** Something that can be seen: no blanks, and no marks that only turn or join text. */
const VISIBLE = /[^\p{Z}\p{Cc}\p{Cf}]/u;

/** Returns what to call a visitor: their name, or else one that is made up. */
export function visitorName( { id, name }: Pick< Visitor, 'id' | 'name' > ): string {
	return VISIBLE.test( name ) ? name.trim() : visitorAlias( id );
}

/** Returns one or two letters that stand for a name. */
export function initialsOf( name: string ): string {
	const words = name.trim().split( /\s+/u ).filter( Boolean );
	const letters = words.length > 1 ? [ words[ 0 ], words[ words.length - 1 ] ] : [ words[ 0 ] ];
	return letters.map( firstLetter ).join( '' ).toLocaleUpperCase();
}

/** Returns the first visible character, which may be several code points (an emoji, an accent). */
function firstLetter( word: string | undefined ): string {
	const [ first ] = new Intl.Segmenter( undefined, {
		granularity: 'grapheme',
	} ).segment( word ?? '' );
	return first?.segment ?? '';
}
