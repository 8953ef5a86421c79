import { createRoot } from '@wordpress/element';
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
	createRoot( root ).render( <App config={ config } /> );
}
