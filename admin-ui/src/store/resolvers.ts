import { loadClosed, loadHistory, loadLog } from './loading';
import type { View } from './state';
import type { Thunk } from './thunk';

/*
 * A resolver runs when its selector is first asked with these arguments, so that
 * a component need only look at what it shows.
 */

/** Reads the newest messages of a conversation. */
export function getLog( conversationId: string ): Thunk {
	return async ( { dispatch } ) => dispatch( loadLog( conversationId ) );
}

/** Reads a visitor's newest conversations. */
export function getHistory( visitorId: string ): Thunk {
	return async ( { dispatch } ) => dispatch( loadHistory( visitorId ) );
}

/** Reads the closed conversations when their view is first shown; the others are read by the session. */
export function getConversationsIn( view: View ): Thunk {
	return async ( { dispatch } ) => {
		if ( view === 'closed' ) {
			await dispatch( loadClosed() );
		}
	};
}
