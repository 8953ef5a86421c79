import { __ } from '@wordpress/i18n';
import type { Visitor } from '../../relay/protocol';

/** Returns what to call a visitor. */
export function visitorName( visitor: Pick< Visitor, 'name' > ): string {
	return visitor.name.trim() || __( 'Visitor', 'veranda' );
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
