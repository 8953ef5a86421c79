/** What turns the direction of what follows, or ends such a turn; a pair that encloses a part of the text may stay. */
const MARKS = /(\u2068[^\u202a-\u202e\u2066-\u2069]*\u2069)|[\u202a-\u202e\u2066-\u2069]/g;

/** Letters that are written from right to left, and marks of direction. */
const TURNING = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ud802-\ud83b\ufb1d-\ufdff\ufe70-\ufeff]/;

/**
 * Encloses a name, or what else somebody filled in, for a sentence around it: whatever is in it, the sentence keeps its order
 * (docs/threats.md A66). What can turn nothing stays as it is, and is copied as it is; in a sentence written from right to left
 * that is nothing.
 */
export function isolated( text: string, isRightToLeft = false ): string {
	return isRightToLeft || TURNING.test( text ) ? `\u2068${ text.replace( MARKS, '$1' ) }\u2069` : text;
}
