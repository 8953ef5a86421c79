import pluralForms from '@tannin/plural-forms';
import { readCatalogues } from '../../../scripts/languages/catalogue';

/** What somebody who uses one of our languages reads, by the English text. */
export interface Language {
	/** As WordPress names it; empty for English. */
	readonly locale: string;
	/** Returns a text with its values, in the order of their numbers. */
	say( text: string, ...values: ( string | number )[] ): string;
	/** Returns the form of a text that a number takes. */
	count( text: string, number: number ): string;
}

export const ENGLISH: Language = {
	locale: '',
	say: fill,
	// For what is counted in the tests the plural differs from the text by an s.
	count: ( text, number ) => fill( number === 1 ? text : `${ text }s`, number ),
};

/** Returns a language by its translations; fails if it has none. */
export function languageOf( locale: string ): Language {
	const catalogue = readCatalogues().find( ( each ) => each.locale === locale );
	if ( catalogue === undefined ) {
		throw new Error( `There are no translations for ${ locale }.` );
	}
	const formOf = pluralForms( catalogue.pluralRule );
	const find = ( text: string, form = 0 ) => {
		const translated = catalogue.texts.find( ( { msgid } ) => msgid === text )?.msgstr[ form ];
		if ( ! translated ) {
			throw new Error( `"${ text }" has no translation for ${ locale }.` );
		}
		return translated;
	};
	return {
		locale,
		say: ( text, ...values ) => fill( find( text ), ...values ),
		count: ( text, number ) => fill( find( text, Number( formOf( number ) ) ), number ),
	};
}

/** Puts values in the place of `%s` and `%d`, or of `%1$s` and `%2$d`. */
function fill( text: string, ...values: ( string | number )[] ): string {
	let next = 0;
	return text.replace( /%(?:(\d)\$)?[sd]/g, ( place, number ) =>
		String( values[ number ? Number( number ) - 1 : next++ ] ?? place )
	);
}
