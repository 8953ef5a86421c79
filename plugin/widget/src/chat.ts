/*
 * chat.js: everything but the launcher. Loaded when the chat is first opened.
 */
import { ChatController } from './chat-controller';
import { addTranslations, type Translations } from './i18n';
import type { Launcher } from './launcher';
import { mount } from './ui/mount';

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
	if ( ! config.translationsUrl ) {
		return;
	}
	const controller = new AbortController();
	const timer = setTimeout( () => controller.abort(), TRANSLATIONS_MS );
	try {
		const response = await fetch( config.translationsUrl, { signal: controller.signal } );
		addTranslations( ( await response.json() ) as Translations );
	} catch {
		// The sentences stay English.
	} finally {
		clearTimeout( timer );
	}
}
