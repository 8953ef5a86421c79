import { mayKeep } from '../browser/consent';
import type { Feature } from '../core/feature';

/** Lets go of what the browser keeps without the visitor's consent: the chat goes on, in the tabs that are open. */
export const consent: Feature = {
	initial: {},
	start( chat ) {
		const { storage, tabStorage } = chat;
		const letGo = () => {
			if ( ! mayKeep() ) {
				for ( const each of [ storage, tabStorage ] ) {
					// From now on what is set is held by the page.
					each.keys( '' ).forEach( ( key ) => each.set( key, each.get( key ) as string ) );
				}
				import( './go-on' ).then(
					( { goOn } ) => goOn( chat ),
					() => {}
				);
			}
		};
		// Something may be kept from before: from the page of a mailed link, or while there was consent.
		letGo();
		document.addEventListener( 'wp_listen_for_consent_change', letGo );
		// Another tab lets go of what is kept for both.
		window.addEventListener( 'storage', letGo );
	},
};
