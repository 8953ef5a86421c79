/*
 * chat.js: everything but the launcher. Loaded when the chat is first opened.
 */
import { ChatController } from './chat-controller';
import { fetchJson } from './browser/fetch-json';
import { addTranslations, type Translations } from './i18n';
import type { Launcher } from './launcher/launcher';
import { mount } from './window/mount';

/** Longest wait for translations: English now is better than one's own language never. */
const TRANSLATIONS_MS = 2_000;

window.verandaChat = ( launcher ) => {
	const controller = new ChatController( launcher );
	const translated = loadTranslations( launcher );
	let isMounted = false;
	return {
		toggle() {
			controller.toggle();
			if ( ! isMounted ) {
				isMounted = true;
				launcher.button.setAttribute( 'aria-busy', 'true' );
				void translated.then( () => {
					launcher.button.removeAttribute( 'aria-busy' );
					mount( launcher, controller );
				} );
			}
		},
	};
};

async function loadTranslations( { config }: Launcher ): Promise< void > {
	const answer = config.translationsUrl && ( await fetchJson( config.translationsUrl, TRANSLATIONS_MS ) );
	if ( answer && answer.isOk ) {
		addTranslations( answer.body as Translations );
	}
}
