import type { VisitorClient } from '../../../../relay/client';
import { getConversation } from '../../../../relay/client/calls/conversations';
import { HistoryReader } from '../../../../relay/client/conversation/history-reader';
import { ReloadTrigger } from '../../../../relay/client/conversation/reload-trigger';
import { TypingSigns } from '../../../../relay/client/conversation/typing-signs';
import type { Chat } from '../core/chat';
import type { WidgetEvent } from '../core/events';
import type { State } from '../features';

/** Keeps one visitor's conversation in the state complete: asks for what is missing, tells what is typed. */
export type ConversationSync = ReturnType< typeof syncConversation >;

/** Begins with it; `tell` says what is learnt. */
export function syncConversation(
	chat: Chat,
	{ client, visitorId }: { client: VisitorClient; visitorId: string },
	tell: ( event: WidgetEvent ) => void
) {
	const known = () => chat.state.conversation;
	const history = new HistoryReader( {
		client,
		findLog: ( id ) => ( id === known().current?.id ? known().log : null ),
		onPage: ( conversationId, place, page ) => tell( { type: 'page.loaded', conversationId, place, page } ),
		onReadingEarlier: ( _id, isLoadingOlder ) => chat.set( 'conversation', { isLoadingOlder } ),
	} );
	const typing = new TypingSigns( {
		client,
		ownId: visitorId,
		onTyping: ( _id, sign ) => chat.set( 'conversation', { typing: sign && sign.author } ),
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

	return {
		typing,

		/** Does what is to be done about an event. */
		hear( event: WidgetEvent, before: State ): void {
			const { current } = known();
			if ( current && current.id !== before.conversation.current?.id ) {
				attempt( history.readNewest( current.id ) );
			}
			switch ( event.type ) {
				case 'hello':
				case 'reset':
					trigger.hear( event );
					break;
				case 'stream.changed':
					trigger.follow( event.stream );
					break;
				case 'message.created':
				case 'message.received':
					history.fillHole( event.message.conversationId );
					typing.hide( event.message.conversationId, event.message.author.id );
					break;
				case 'typing.started':
					typing.show( event.conversationId, { author: event.author, text: null } );
					break;
				case 'typing.stopped':
					typing.hide( event.conversationId, event.author.id );
					break;
			}
		},

		/** Reads the messages before the first one that is known. */
		loadOlder(): void {
			const { current } = known();
			if ( current ) {
				attempt( history.readEarlier( current.id ) );
			}
		},

		stop(): void {
			history.stop();
			typing.stop();
			trigger.stop();
		},
	};
}

/** Lets reading fail: it is tried again when the reader scrolls, a message comes, or the stream is back. */
function attempt( reading: Promise< void > ): void {
	reading.catch( () => {} );
}
