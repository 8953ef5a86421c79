import { fetchJson } from '../browser/fetch-json';
import type { WidgetConfig } from '../config';
import type { Chat } from '../core/chat';
import { setTranslations, type Translations } from '../i18n';

/** What the visitor has chosen, in the browser's storage. */
export const LANGUAGE_KEY = 'language';

/** The language of the sources; it needs no file. */
const ENGLISH = 'en_US';
/** Longest wait for translations: English now is better than one's own language never. */
export const WAIT_MS = 2_000;

/** Has the chat speak the language that the visitor has chosen, or else that of the page; English if that does not come. */
export async function loadLanguage( chat: Chat, chosen = chat.storage.get( LANGUAGE_KEY ) ): Promise< void > {
	const { config } = chat;
	const { language = ENGLISH } = config;
	if ( config.languages?.includes( chosen as string ) ) {
		// At once: WordPress is asked for what it says in the language of the chat.
		config.language = chosen as string;
		await import( './chosen' ).then(
			( { begin } ) => begin( chat, language ),
			() => {}
		);
	} else {
		setTranslations( { ...( await fetchTranslations( config, language ) ), ...config.texts?.[ language ] } );
	}
}

/** Returns what the chat says in a language; null if it does not come in time. */
export async function fetchTranslations(
	{ translationsUrl }: WidgetConfig,
	language: string
): Promise< Translations | null > {
	if ( language === ENGLISH ) {
		return {};
	}
	const answer = await fetchJson( ( translationsUrl as string ).replace( '%s', language ), WAIT_MS );
	return answer?.isOk ? ( answer.body as Translations ) : null;
}
