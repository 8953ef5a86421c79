import type { Feature } from '../core/feature';
import { ConversationView } from './conversation-view';
import { conversationReducers, noConversation, type ConversationState } from './state';

/** What was said, and what is known of it. */
export const conversation: Feature< ConversationState > = {
	initial: noConversation,
	reduce: conversationReducers,
	start( chat ) {
		chat.onEvent( ( event, before ) => {
			chat.connection?.sync.hear( event );
			if ( chat.state.conversation.current?.id !== before.conversation.current?.id ) {
				chat.dispatch( { type: 'conversation.replaced' } );
			}
		} );
	},
	parts: [ { slot: 'screen', view: ConversationView, order: 100 } ],
};
