import pluralForms from '@tannin/plural-forms';
import { isUsedIn, type Catalogue } from './catalogue';

/** As many numbers as the widget's table of forms has; the rules of all languages repeat after a hundred. */
const TABLE = 200;

/** Returns a language as the widget reads it (`Translations` in plugin/widget/src/i18n.ts). */
export function forWidget( { texts, pluralRule }: Catalogue ): Record< string, string | string[] > {
	const formOf = pluralForms( pluralRule );
	const translations: Record< string, string | string[] > = {
		'': Array.from( { length: TABLE }, ( _value, number ) => Number( formOf( number ) ) ).join( '' ),
	};
	for ( const text of texts.filter( ( each ) => isUsedIn( each, 'plugin/widget/src/' ) ) ) {
		translations[ text.msgid ] = text.msgid_plural === undefined ? ( text.msgstr[ 0 ] ?? '' ) : text.msgstr;
	}
	return translations;
}

/**
 * Returns the texts of a script from these folders and files as `wp_set_script_translations()` gives them to `@wordpress/i18n`:
 * JED 1.x.
 */
export function forScript( { locale, file, texts }: Catalogue, places: string[] ): object {
	const messages: Record< string, unknown > = {
		'': { domain: 'messages', lang: locale, 'plural-forms': file.headers[ 'Plural-Forms' ] },
	};
	const own = texts.filter( ( each ) => places.some( ( place ) => isUsedIn( each, place ) ) );
	for ( const { msgctxt, msgid, msgstr } of own ) {
		messages[ msgctxt === undefined ? msgid : `${ msgctxt }\u0004${ msgid }` ] = msgstr;
	}
	return { domain: 'messages', locale_data: { messages } };
}
