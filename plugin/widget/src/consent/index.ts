import { mayKeep } from '../browser/consent';
import type { Feature } from '../core/feature';

/** Lets go of what the browser keeps when the visitor takes their consent back: the chat goes on, on this page only. */
export const consent: Feature = {
	initial: {},
	start( { storage, tabStorage } ) {
		document.addEventListener( 'wp_listen_for_consent_change', () => {
			if ( ! mayKeep() ) {
				for ( const each of [ storage, tabStorage ] ) {
					// From now on what is set is held by the page.
					each.keys( '' ).forEach( ( key ) => each.set( key, each.get( key ) ?? '' ) );
				}
			}
		} );
	},
};
