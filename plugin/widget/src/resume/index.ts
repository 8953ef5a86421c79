import { unreadOf } from '../conversation/state';
import type { Feature } from '../core/feature';
import type { State } from '../features';
import { MARK } from './mark';

/** In the tab's storage while the window is open. */
const OPEN_KEY = 'open';

/** Lets the chat go on by itself on the next page, with its window open if it was, while something is going on. */
export const resume: Feature = {
	initial: {},
	start( chat ) {
		const { storage, tabStorage } = chat;
		chat.onChange( ( state ) => {
			if ( state.session.phase !== 'ready' ) {
				return;
			}
			if ( isGoingOn( state ) ) {
				storage.set( MARK, '1' );
				// Not before it is known whose it is: somebody may have logged out.
				if ( ! state.window.isOpen && tabStorage.get( OPEN_KEY ) ) {
					chat.dispatch( { type: 'window.opened', isResumed: true } );
				}
			} else {
				storage.remove( MARK );
			}
		} );
		chat.onEvent( ( { type } ) => {
			if ( type === 'window.opened' ) {
				tabStorage.set( OPEN_KEY, '1' );
			} else if ( type === 'window.closed' ) {
				tabStorage.remove( OPEN_KEY );
			}
		} );
	},
};

/** Tells whether the visitor is owed something: an answer, the sight of one, or what they wrote being sent. */
function isGoingOn( { conversation, connection }: State ): boolean {
	const { current } = conversation;
	return (
		( current !== null && current.state !== 'closed' ) ||
		unreadOf( conversation ) > 0 ||
		connection.pending.length > 0
	);
}
