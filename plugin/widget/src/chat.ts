/*
 * chat.js: everything that the first message needs. Loaded when the chat is first
 * opened, or goes on from another page; what is needed later comes in chunks of its own.
 */
// Before those of the features, which build on them.
import './window/window.css';
import './components/controls.css';
import './components/fields.css';
import { showStyles } from './browser/styles';
import { addLater } from './core/add-later';
import { Chat } from './core/chat';
import { provideChunks } from './core/load-chunk';
import { features } from './features';
import { loadLanguage } from './language/load-language';
import { mount } from './window/mount';

window.verandaChat = ( launcher ) => {
	showStyles( launcher.root );
	provideChunks( launcher );
	const chat = new Chat( launcher );
	const translated = loadLanguage( chat );
	let isMounted = false;
	chat.onEvent( ( { type } ) => {
		if ( type === 'window.opened' && ! isMounted ) {
			isMounted = true;
			launcher.button.setAttribute( 'aria-busy', 'true' );
			void translated.then( () => {
				launcher.button.removeAttribute( 'aria-busy' );
				mount( chat );
			} );
		}
	} );
	chat.add( features );
	addLater( chat, translated );
	return chat;
};
