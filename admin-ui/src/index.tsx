import { register } from '@wordpress/data';
import { createRoot, flushSync, StrictMode } from '@wordpress/element';
import { requestAgentToken } from './agent-token';
import { App } from './app';
import { readConfig } from './config';
import { createInboxStore } from './store';
import { InboxSession } from './store/session/session';
import './style.scss';

const root = document.getElementById( 'veranda-root' );

if ( root ) {
	const config = readConfig( root );
	if ( config.screen === 'inbox' && config.relayUrl !== '' ) {
		// The first token is requested while the page's other scripts are still loading.
		register( createInboxStore( new InboxSession( config, requestAgentToken() ) ) );
	}
	const app = (
		<StrictMode>
			<App config={ config } />
		</StrictMode>
	);
	// Synchronously, effects included: otherwise core's remaining scripts would delay the first request.
	flushSync( () => createRoot( root ).render( app ) );
}
