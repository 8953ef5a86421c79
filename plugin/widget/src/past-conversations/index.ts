import { markRead } from '../../../../relay/client/calls/messages';
import type { OwnConversation } from '../../../../relay/protocol';
import { isForVisitor } from '../conversation/state';
import type { Feature } from '../core/feature';
import { lazy } from '../core/lazy';
import { __ } from '../i18n';
import { PastEntry, PastLink } from './ways-in';

export interface PastConversationsState {
	isOpen: boolean;
	/** The one that is being read; null: the list. */
	reading: OwnConversation | null;
}

const initial: PastConversationsState = { isOpen: false, reading: null };

/** Lets visitors find what was said before, and go on with it. */
export const pastConversations: Feature< PastConversationsState > = {
	initial,
	reduce: {
		'window.closed': () => initial,
		'conversation.replaced': () => initial,
		'conversation.requested': () => initial,
		// An answer brings them back to where it is: nobody misses it over an old one.
		'message.created': ( slice, { message } ) => ( isForVisitor( message ) ? initial : slice ),
	},
	start( chat ) {
		chat.onEvent( ( event ) => {
			const { reading } = chat.state.pastConversations;
			if (
				event.type === 'page.loaded' &&
				event.conversationId === reading?.id &&
				reading.unread &&
				chat.connection
			) {
				// Nobody need mail what is seen here. If it is not heard, that is all that comes of it.
				markRead( chat.connection.client, reading.id, reading.lastSeq ).catch( () => {} );
			}
		} );
	},
	escape( chat ) {
		const { isOpen, reading } = chat.state.pastConversations;
		chat.set( 'pastConversations', { isOpen: reading !== null, reading: null } );
		return isOpen;
	},
	parts: [
		{
			slot: 'menu',
			view: PastEntry,
			order: 20,
			// Who has not begun to talk has nothing to look back at.
			isShown: ( { session, conversation } ) =>
				session.phase === 'ready' && ( conversation.current !== null || conversation.isStartingAgain ),
		},
		{ slot: 'ended', view: PastLink, order: 95 },
		{
			slot: 'screen',
			view: lazy( async () => ( await import( './past-screen' ) ).PastScreen ),
			order: 10,
			isShown: ( state ) => state.pastConversations.isOpen,
			headline: () => __( 'Past conversations', 'veranda' ),
		},
	],
};
