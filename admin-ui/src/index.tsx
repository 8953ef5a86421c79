import { createRoot, flushSync } from '@wordpress/element';
import { App } from './app';
import { readConfig } from './config';
import { askAhead } from './store/token-source';
import './style.scss';

const root = document.getElementById( 'veranda-root' );

if ( root ) {
	const config = readConfig( root );
	if ( config.screen === 'inbox' && config.relayUrl !== '' ) {
		askAhead();
	}
	// At once, effects included: the scripts of core that follow would keep a later turn waiting, and with it the first list.
	flushSync( () => createRoot( root ).render( <App config={ config } /> ) );
}
