import { startConversation } from '../../../../relay/client/calls/conversations';
import { createClientId } from '../../../../relay/client/client-id';
import type { Message } from '../../../../relay/protocol';
import { changeConversation } from '../conversation/change';
import { unreadOf } from '../conversation/state';
import type { Chat } from '../core/chat';
import type { State } from '../features';
import type { PageConnection, PageFacts, Tell } from './veranda';

/** Tells the page's scripts what happens in the chat, and the chat what they say of the visitor. */
export function connectPage( chat: Chat, tell: Tell ): PageConnection {
	let unread = unreadOf( chat.state.conversation );
	let facts: PageFacts | undefined;
	const toldMessages = new Set< string >();
	/** For whom the facts have been told: who comes after them on this page may be somebody else. */
	let toldFor: string | undefined;

	chat.onEvent( ( event, before ) => {
		tellOfConversation( before, chat.state, event.type === 'session.begun', tell );
		if ( event.type === 'message.created' || event.type === 'message.received' ) {
			tellOfMessage( event.message );
		}
		introduce();
	} );
	chat.onChange( ( { conversation } ) => {
		const count = unreadOf( conversation );
		if ( count !== unread ) {
			unread = count;
			tell( 'unread', { count } );
		}
	} );

	return {
		identify( given ) {
			facts = given;
			toldFor = undefined;
			introduce();
		},
	};

	/** Both the answer to a call and the stream bring a message: it is told once. */
	function tellOfMessage( { id, conversationId, kind, author }: Message ): void {
		if ( kind === 'text' && author.type !== 'system' && ! toldMessages.has( id ) ) {
			toldMessages.add( id );
			tell( 'message', { conversationId, from: author.type } );
		}
	}

	/** Tells the relay the facts once there is a conversation. WordPress's own word on a visitor counts more than a page's. */
	function introduce(): void {
		const { session, conversation } = chat.state;
		const { current } = conversation;
		const { visitor } = session;
		const isDue = facts && visitor && ! visitor.verified && toldFor !== visitor.id;
		if ( ! isDue || ! current || current.state === 'closed' ) {
			return;
		}
		const prechat = facts as PageFacts;
		toldFor = visitor.id;
		void changeConversation( chat, async ( client ) => {
			const started = await startConversation( client, { clientId: createClientId(), prechat } );
			return started.conversation;
		} ).then( ( isDone ) => {
			if ( ! isDone ) {
				toldFor = undefined;
			} else if ( prechat.email ) {
				chat.set( 'introduction', { step: 'done' } );
			}
		} );
	}
}

function tellOfConversation( before: State, after: State, isFound: boolean, tell: Tell ): void {
	const known = before.conversation.current;
	const { current } = after.conversation;
	if ( ! current || isFound ) {
		return;
	}
	if ( known?.id !== current.id && current.state !== 'closed' ) {
		tell( 'start', { conversationId: current.id } );
	} else if ( known?.id === current.id && known.state !== 'closed' && current.state === 'closed' ) {
		tell( 'end', { conversationId: current.id } );
	}
}
