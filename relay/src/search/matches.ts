import type { Term } from './query';
import { wordsOf, type Word } from './words';

/** A part of a text, in UTF-16 code units. */
export interface Range {
	readonly start: number;
	readonly end: number;
}

/** Where one of the terms is in a text. */
export interface Match {
	/** The terms that are in it. */
	readonly terms: ReadonlySet< Term >;
	/** In order, without overlaps. */
	readonly ranges: readonly Range[];
}

/** How much of a long text is shown, and how much of it before what was found. */
const EXCERPT = 240;
const LEAD = 60;
const CUT = '…';

/** Finds terms in a text. */
export function findTerms( text: string, terms: readonly Term[] ): Match {
	const words = wordsOf( text );
	const found = new Set< Term >();
	const ranges: Range[] = [];
	for ( const term of terms ) {
		for ( let place = 0; place + term.words.length <= words.length; place++ ) {
			if ( isAt( words, place, term ) ) {
				found.add( term );
				ranges.push( rangeOf( words, place, term ) );
			}
		}
	}
	return { terms: found, ranges: joined( ranges ) };
}

/** Returns the part of a long text around what was found first, with the places in it. */
export function excerptOf( text: string, ranges: readonly Range[] ): { text: string; ranges: Range[] } {
	if ( text.length <= EXCERPT ) {
		return { text, ranges: [ ...ranges ] };
	}
	const first = ranges[ 0 ]?.start ?? 0;
	const from = first <= LEAD ? 0 : wholeCharacter( text, afterSpace( text, first - LEAD, first ) );
	const to = wholeCharacter( text, Math.min( text.length, from + EXCERPT ) );
	const before = from > 0 ? CUT : '';
	const shift = before.length - from;
	return {
		text: before + text.slice( from, to ) + ( to < text.length ? CUT : '' ),
		ranges: ranges
			.filter( ( { start } ) => start < to )
			.map( ( { start, end } ) => ( { start: start + shift, end: Math.min( end, to ) + shift } ) ),
	};
}

function isAt( words: readonly Word[], place: number, { words: wanted, isBeginning }: Term ): boolean {
	return wanted.every( ( word, index ) => {
		const found = words[ place + index ]?.word ?? '';
		return isBeginning && index === wanted.length - 1 ? found.startsWith( word ) : found === word;
	} );
}

function rangeOf( words: readonly Word[], place: number, term: Term ): Range {
	const first = words[ place ] as Word;
	const last = words[ place + term.words.length - 1 ] as Word;
	// One character was searched for, and the word is a pair.
	const isFirstOnly = term.isBeginning && last.firstEnd !== undefined;
	return { start: first.start, end: isFirstOnly ? last.firstEnd : last.end };
}

function joined( ranges: readonly Range[] ): Range[] {
	const sorted = [ ...ranges ].sort( ( a, b ) => a.start - b.start );
	const result: Range[] = [];
	for ( const range of sorted ) {
		const last = result.at( -1 );
		if ( last !== undefined && range.start < last.end ) {
			result[ result.length - 1 ] = { start: last.start, end: Math.max( last.end, range.end ) };
		} else {
			result.push( range );
		}
	}
	return result;
}

/** Returns the place after the first space of a part of a text, so that no word is cut; where there is none, its start. */
function afterSpace( text: string, from: number, to: number ): number {
	const space = text.slice( from, to ).search( /\s/ );
	return space < 0 ? from : from + space + 1;
}

/** Moves a place out of the middle of a character that takes two code units. */
function wholeCharacter( text: string, place: number ): number {
	const unit = text.charCodeAt( place );
	return unit >= 0xdc00 && unit <= 0xdfff ? place - 1 : place;
}
