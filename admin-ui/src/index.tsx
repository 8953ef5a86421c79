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
		// The first token is asked for while the browser is still busy with the page's other scripts.
		register( createInboxStore( new InboxSession( config, requestAgentToken() ) ) );
	}
	const app = (
		<StrictMode>
			<App config={ config } />
		</StrictMode>
	);
	// At once, effects included: the scripts of core that follow would keep a later turn waiting, and with it the first list.
	flushSync( () => createRoot( root ).render( app ) );
}
