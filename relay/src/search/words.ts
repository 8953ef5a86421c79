/** A word of a text, as it is compared, and where it is in the text (UTF-16 code units). */
export interface Word {
	readonly word: string;
	readonly start: number;
	readonly end: number;
	/** Where its first character ends, of scripts without spaces: there a word is a pair of characters. */
	readonly firstEnd?: number;
}

/** Characters of a word that count; what follows is cut off, here and in what is searched for. */
const LONGEST = 32;

/** Scripts that put no spaces between words: each two neighbours are a word, and the last character is one by itself. */
const UNSPACED =
	'\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}\\u30fc\\p{Script=Thai}\\p{Script=Lao}\\p{Script=Khmer}\\p{Script=Myanmar}';

/** Flags, other emoji, runs without spaces, and words. */
const PIECES = new RegExp(
	`\\p{RI}\\p{RI}|\\p{Extended_Pictographic}|[${ UNSPACED }]+|(?:(?![${ UNSPACED }])[\\p{L}\\p{N}\\p{M}])+`,
	'gu'
);

/** The same where there are no other characters, as in most texts: five times as fast. */
const ASCII = /^[\0-\x7f]*$/;
const ASCII_PIECES = /[a-z0-9]+/gi;

const STARTS_UNSPACED = new RegExp( `^[${ UNSPACED }]`, 'u' );

/** A mark by itself is no word. */
const IS_MARK = /^\p{M}+$/u;

/** Scripts whose marks are accents that people leave out when they search; elsewhere they make another letter. */
const ACCENTED = /([\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Arabic}\p{Script=Hebrew}])\p{M}+/gu;

/** Letters that no accent makes, as people type them who have no such key; and what only stretches a word. */
const PLAIN: Readonly< Record< string, string > > = {
	ß: 'ss',
	æ: 'ae',
	œ: 'oe',
	ø: 'o',
	đ: 'd',
	ł: 'l',
	ı: 'i',
	ς: 'σ',
	ـ: '',
};

/** Returns the words of a text in its order, the same for texts that differ in case, accents or width only. */
export function wordsOf( text: string ): Word[] {
	const words: Word[] = [];
	for ( const { 0: piece, index } of text.matchAll( ASCII.test( text ) ? ASCII_PIECES : PIECES ) ) {
		if ( STARTS_UNSPACED.test( piece ) ) {
			words.push( ...pairsOf( piece, index ) );
		} else if ( ! IS_MARK.test( piece ) ) {
			words.push( { word: fold( piece ), start: index, end: index + piece.length } );
		}
	}
	return words;
}

/** Returns the words of a text that a search can find, each once, and no more than a limit. */
export function distinctWords( texts: readonly string[], limit: number ): string[] {
	const words = new Set< string >();
	for ( const text of texts ) {
		for ( const { word } of wordsOf( text ) ) {
			if ( words.size >= limit ) {
				return [ ...words ];
			}
			words.add( word );
		}
	}
	return [ ...words ];
}

function pairsOf( piece: string, index: number ): Word[] {
	const characters = [ ...piece ];
	let start = index;
	return characters.map( ( character, place ) => {
		const next = characters[ place + 1 ] ?? '';
		const firstEnd = start + character.length;
		const pair = { word: fold( character + next ), start, end: firstEnd + next.length, firstEnd };
		start = firstEnd;
		return pair;
	} );
}

function fold( piece: string ): string {
	if ( ASCII.test( piece ) ) {
		return piece.toLowerCase().slice( 0, LONGEST );
	}
	const plain = piece.normalize( 'NFKD' ).replace( ACCENTED, '$1' ).normalize( 'NFKC' ).toLowerCase();
	const folded = plain.replace( /[ßæœøđłıςـ\u0307]/gu, ( letter ) => PLAIN[ letter ] ?? '' );
	return folded.length <= LONGEST ? folded : [ ...folded ].slice( 0, LONGEST ).join( '' );
}
