import { setLocale } from '../browser/format';
import { fetchJson } from '../browser/fetch-json';
import { restAddress } from '../browser/rest-url';
import type { WidgetConfig } from '../config';
import type { Chat } from '../core/chat';
import { __, setTranslations, type Translations } from '../i18n';
import { fetchTranslations, loadLanguage, WAIT_MS } from './load-language';

/** What the owner has written in the settings. */
const OWN = [ 'title', 'greeting', 'questions', 'launcherText', 'ratingQuestion' ] as const;

type OwnTexts = Partial< Pick< WidgetConfig, ( typeof OWN )[ number ] > >;

/** The owner's words in a language. */
interface OwnWords {
	/** In the place of what the page has. */
	config: OwnTexts;
	/** In the place of the chat's. */
	texts: Translations;
}

/** What a page has said before another language was chosen. */
const ofPages = new WeakMap< WidgetConfig, OwnTexts >();

/** Counts the choices: only what the last one asked for is said. */
let turn = 0;

/** Has the chat begin in the language that its configuration names by now; as the page does if that does not come. */
export async function begin( chat: Chat, ofPage: string ): Promise< void > {
	const { config } = chat;
	if ( ( await speak( chat, config.language ?? ofPage ) ) === false ) {
		config.language = ofPage;
		await loadLanguage( chat, '' );
	}
}

/**
 * Has the chat speak a language that the visitor has chosen, with the owner's words in it. Returns whether it does, null if
 * another one was chosen meanwhile; if the chat's own words do not come, all stays as it is. Without the owner's, it says
 * those of the page and its own.
 */
export async function speak( { config, launcher }: Chat, language: string ): Promise< boolean | null > {
	const ownTurn = ++turn;
	const [ translations, words ] = await Promise.all( [
		fetchTranslations( config, language ),
		fetchOwnWords( config, language ),
	] );
	if ( ownTurn !== turn ) {
		return null;
	}
	if ( ! translations ) {
		return false;
	}
	const ofPage: OwnTexts =
		ofPages.get( config ) ?? Object.fromEntries( OWN.map( ( name ) => [ name, config[ name ] ] ) );
	ofPages.set( config, ofPage );
	Object.assign( config, ofPage, words?.config, { language } );
	setTranslations( { ...translations, ...( words?.texts ?? config.texts?.[ language ] ) } );

	const { button, container } = launcher;
	setLocale( ( container.lang = language.replaceAll( '_', '-' ) ) );
	container.dir =
		/* translators: "ltr" or "rtl": the direction in which the language is written. */
		__( 'ltr', 'veranda' );
	const written = [ ...button.childNodes ].find( ( { nodeType } ) => nodeType === Node.TEXT_NODE );
	if ( written ) {
		written.nodeValue = config.launcherText ?? '';
	}
	return true;
}

/** Asks WordPress; null if it does not answer in time. */
async function fetchOwnWords( { restUrl, configVersion }: WidgetConfig, language: string ): Promise< OwnWords | null > {
	const address = new URL( restAddress( restUrl, 'veranda/v1/own-words' ) );
	address.searchParams.set( 'language', language );
	address.searchParams.set( 'version', String( configVersion ) );
	const answer = await fetchJson( address.href, WAIT_MS );
	return answer?.isOk ? ( answer.body as OwnWords ) : null;
}
