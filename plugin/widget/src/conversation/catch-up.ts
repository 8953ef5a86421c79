import type { VisitorClient } from '../../../../relay/client';
import { getConversation } from '../../../../relay/client/calls/conversations';
import { HistoryReader } from '../../../../relay/client/conversation/history-reader';
import { ReloadTrigger } from '../../../../relay/client/conversation/reload-trigger';
import type { Chat } from '../core/chat';
import type { WidgetEvent } from '../core/events';

/** Reads what the stream did not bring: earlier messages, later ones that are missing, and all again while it may be held back. */
export type CatchUp = ReturnType< typeof catchUp >;

/** Begins with it; `tell` says what is learnt. */
export function catchUp( chat: Chat, client: VisitorClient, tell: ( event: WidgetEvent ) => void ) {
	const known = () => chat.state.conversation;
	const history = new HistoryReader( {
		client,
		findLog: ( id ) => ( id === known().current?.id ? known().log : null ),
		onPage: ( conversationId, place, page ) => tell( { type: 'page.loaded', conversationId, place, page } ),
		onReadingEarlier: ( _id, isLoadingOlder ) => chat.set( 'conversation', { isLoadingOlder } ),
	} );
	const trigger = new ReloadTrigger( {
		/** Reads the conversation as it stands, and its messages if any may have been missed. */
		async reload( isResumed ) {
			const { current } = known();
			if ( current ) {
				tell( { type: 'conversation.received', conversation: await getConversation( client, current.id ) } );
				if ( ! isResumed ) {
					await history.readNewest( current.id );
				}
			}
		},
	} );
	return { history, trigger };
}
