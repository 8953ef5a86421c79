import { viewPage } from '../../../../relay/client/calls/page-views';
import { mayKeep } from '../browser/consent';
import { pageHere } from '../browser/page';
import type { Chat } from '../core/chat';
import type { Feature } from '../core/feature';

/**
 * Tells agents on which page the visitor is while a conversation goes on: each page once, also one that a script has put in
 * the place of another. Who has refused that anything is kept is not followed.
 */
export const pageViews: Feature = {
	initial: {},
	start( chat ) {
		let told: string | undefined;
		const tell = () => {
			// Whole: with plain permalinks nothing else tells pages apart.
			const page = location.pathname + location.search;
			if ( page !== told && isTalking( chat ) && mayKeep() ) {
				told = page;
				// The number of new answers is not the page's.
				const title = pageHere().title.replace( /^\(\d+\) /, '' );
				viewPage( chat.connection!.client, { url: address(), title, referrer: document.referrer } ).catch(
					() => {
						// Nobody waits for it, and the next page is told anew.
					}
				);
			}
		};
		chat.onEvent( tell );
		// A page that the browser has kept for "back".
		window.addEventListener( 'pageshow', () => {
			told = undefined;
			tell();
		} );
		tell();
	},
};

function isTalking( { connection, state }: Chat ): boolean {
	const { current } = state.conversation;
	return !! connection && !! current && current.state !== 'closed';
}

/** Returns the page's address, with the parameters of campaigns alone. */
function address(): string {
	const campaign = new URLSearchParams(
		[ ...new URLSearchParams( location.search ) ].filter( ( [ name ] ) => name.startsWith( 'utm_' ) )
	);
	const { url } = pageHere();
	return `${ campaign }` ? `${ url }?${ campaign }` : url;
}
