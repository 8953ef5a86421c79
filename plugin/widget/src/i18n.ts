/**
 * English sentence -> translation, or its plural forms. The entry with the empty
 * key, if there is one, says which form a number takes: 200 digits, one for each
 * number from 0; from 200 on the numbers from 100 to 199 repeat.
 */
export type Translations = Record< string, string | string[] >;

let translations: Translations = {};

/** Replaces the translations; without any, sentences are in English. */
export function setTranslations( these: Translations ): void {
	translations = these;
}

/** Returns a sentence in the page's language. The domain is for those who extract the strings. */
export function __( text: string, _domain: 'veranda' ): string {
	return [ translations[ text ] ].flat()[ 0 ] || text;
}

/** Returns the sentence that fits a number in the page's language. */
export function _n( single: string, plural: string, number: number, _domain: 'veranda' ): string {
	const form = translations[ '' ]?.[ number < 200 ? number : 100 + ( number % 100 ) ];
	return translations[ single ]?.[ Number( form ) ] || ( number === 1 ? single : plural );
}

/** Puts values into a sentence: `%s` and `%d` in order, `%1$s` by number. */
export function sprintf( text: string, ...values: ( string | number )[] ): string {
	let next = 0;
	return text.replace( /%(?:(\d+)\$)?[sd]/g, ( _match, place?: string ) =>
		String( values[ ( Number( place ) || ++next ) - 1 ] )
	);
}
