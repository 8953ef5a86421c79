import type { TextStorage } from '../../../../relay/client';
import { unreadOf } from '../conversation/state';
import type { Feature } from '../core/feature';
import type { State } from '../features';
import { MARK } from './mark';
import { OPEN_KEY } from './open-key';

/** Lets the chat go on by itself on the next page, with its window open if it was, while something is going on. */
export const resume: Feature = {
	initial: {},
	start( chat ) {
		const { storage, tabStorage } = chat;
		let wasOpen = tabStorage.get( OPEN_KEY );
		chat.onChange( ( state ) => {
			// Not before it is known who is here: somebody may have logged out.
			if ( state.session.phase === 'ready' ) {
				const goesOn = isGoingOn( state );
				mark( storage, MARK, goesOn );
				mark( tabStorage, OPEN_KEY, goesOn && ( wasOpen || state.window.isOpen ) );
				if ( goesOn && wasOpen && ! state.window.isOpen ) {
					chat.dispatch( { type: 'window.opened', isResumed: true } );
				}
				wasOpen = null;
			}
		} );
	},
};

function mark( storage: TextStorage, key: string, isMarked: unknown ): void {
	if ( isMarked ) {
		storage.set( key, '1' );
	} else {
		storage.remove( key );
	}
}

/** Tells whether the visitor is owed something: an answer, the sight of one, or what they wrote being sent. */
function isGoingOn( { conversation, connection }: State ): boolean {
	const { current } = conversation;
	return (
		( current !== null && current.state !== 'closed' ) ||
		unreadOf( conversation ) > 0 ||
		connection.pending.length > 0
	);
}
