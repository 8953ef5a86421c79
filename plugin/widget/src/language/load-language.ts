import { setLocale } from '../browser/format';
import { fetchJson } from '../browser/fetch-json';
import type { Chat } from '../core/chat';
import { __, setTranslations, type Translations } from '../i18n';

/** What the visitor has chosen, in the browser's storage. */
export const LANGUAGE_KEY = 'language';

/** The language of the sources; it needs no file. */
const ENGLISH = 'en_US';
/** Longest wait for translations: English now is better than one's own language never. */
const WAIT_MS = 2_000;

/**
 * Has the chat speak the language that the visitor has chosen, or else that of the page. Returns whether it does; if the
 * file does not come, all stays as it is.
 */
export async function loadLanguage(
	{ config, launcher, storage }: Chat,
	chosen = storage.get( LANGUAGE_KEY )
): Promise< boolean > {
	const own = config.languages?.find( ( each ) => each === chosen );
	const language = own ?? config.language ?? ENGLISH;
	let translations: object | undefined;
	if ( language !== ENGLISH ) {
		const answer = await fetchJson( ( config.translationsUrl as string ).replace( '%s', language ), WAIT_MS );
		if ( ! answer?.isOk ) {
			return false;
		}
		translations = answer.body as Translations;
	}
	setTranslations( { ...translations, ...config.texts?.[ language ] } );
	if ( own ) {
		setLocale( ( launcher.container.lang = tagOf( own ) ) );
		launcher.container.dir =
			/* translators: "ltr" or "rtl": the direction in which the language is written. */
			__( 'ltr', 'veranda' );
	}
	return true;
}

/** Returns a language of WordPress (`pt_BR`) as browsers name it (`pt-BR`). */
export function tagOf( language: string ): string {
	return language.replaceAll( '_', '-' );
}
