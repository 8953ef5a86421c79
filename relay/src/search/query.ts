import { wordsOf, type Word } from './words';

/** Words that have to follow one another. */
export interface Term {
	readonly words: readonly string[];
	/** Whether the last word may be the beginning of a longer one. */
	readonly isBeginning: boolean;
}

/** A word that a text needs to have, in whatever order: what the table of words is asked for. */
export interface Condition {
	readonly word: string;
	readonly isBeginning: boolean;
}

/** Quotation marks of several languages, as phones and word processors put them. */
const QUOTES = /[“”„‟«»「」『』＂]/gu;
const PARTS = /"([^"]*)"|[^\s"]+/g;

/**
 * Reads what somebody searches for: each part between spaces is a term, and so is what is in quotation marks. Only what is
 * not in quotation marks may go on. Every other sign only separates words, so there is nothing that could be wrong.
 */
export function termsOf( query: string ): Term[] {
	const terms = [ ...query.replace( QUOTES, '"' ).matchAll( PARTS ) ].map( ( { 0: part, 1: phrase } ): Term => {
		const words = withoutCovered( wordsOf( phrase ?? part ) );
		const last = words.at( -1 );
		// Of a pair of characters there is no longer one.
		const mayGoOn = last !== undefined && ( last.firstEnd === undefined || last.firstEnd === last.end );
		return {
			words: words.map( ( { word } ) => word ),
			isBeginning: mayGoOn && ( phrase === undefined || last.firstEnd !== undefined ),
		};
	} );
	const byText = new Map( terms.map( ( term ) => [ JSON.stringify( term ), term ] ) );
	return [ ...byText.values() ].filter( ( { words } ) => words.length > 0 );
}

/** Returns what a text needs to have for any of the terms to be in it, each once. */
export function conditionsOf( terms: readonly Term[] ): Condition[] {
	const conditions = new Map< string, Condition >();
	for ( const { words, isBeginning } of terms ) {
		for ( const [ place, word ] of words.entries() ) {
			const known = conditions.get( word );
			// The whole word says more than its being a beginning.
			conditions.set( word, {
				word,
				isBeginning: isBeginning && place === words.length - 1 && ( known?.isBeginning ?? true ),
			} );
		}
	}
	return [ ...conditions.values() ];
}

/** Leaves out the last character of a run by itself, where it is in the pair before. */
function withoutCovered( words: readonly Word[] ): Word[] {
	return words.filter( ( { firstEnd, end }, place ) => {
		const before = words[ place - 1 ];
		return ! ( firstEnd === end && before?.firstEnd !== undefined && before.end === end );
	} );
}
