import type { Delivery, OutboxItem, VisitorClient } from '../../../../relay/client';
import { startConversation } from '../../../../relay/client/calls/conversations';
import { sendMessage } from '../../../../relay/client/calls/messages';
import { ProblemError } from '../../../../relay/client/errors';
import { Outbox } from '../../../../relay/client/outbox/outbox';
import { SharedStream } from '../../../../relay/client/stream/shared-stream';
import type { OwnConversation } from '../../../../relay/protocol';
import { syncConversation, type ConversationSync } from '../conversation/conversation-sync';
import type { Chat } from '../core/chat';
import type { WidgetEvent } from '../core/events';
import type { Session } from '../session/session';

/** Everything that is bound to one visitor. What it hears goes to the chat. */
export interface Connection {
	client: VisitorClient;
	outbox: Outbox< OwnDelivery >;
	sync: ConversationSync;
	start(): void;
	stop(): void;
	/** Lets go of what keeps the browser from keeping the page, until the next `start`. */
	pause(): void;
	/** Tries everything that waits now. */
	wake(): void;
}

interface OwnDelivery extends Delivery {
	/** The conversation that the message has started. */
	conversation?: OwnConversation;
}

/** Makes what is needed for one visitor; it does nothing before `start()`. */
export function makeConnection( chat: Chat, session: Session ): Connection {
	const { client, visitorId } = session;
	// What comes late is another visitor's by then.
	const tell = ( event: WidgetEvent ) => {
		if ( chat.connection === connection ) {
			chat.dispatch( event );
		}
	};
	const sync = syncConversation( chat, session, tell );
	const outbox = new Outbox< OwnDelivery >( {
		identity: visitorId,
		storage: chat.storage,
		deliver: ( item ) => deliver( client, item ),
		onSent( _item, { conversation, message } ) {
			if ( conversation ) {
				tell( { type: 'conversation.received', conversation } );
			}
			if ( message.seq === 1 && conversation?.lastSeq === 1 ) {
				// So far it is all that there is: nothing has to be read.
				const page = { messages: [ message ], hasMore: false };
				tell( { type: 'page.loaded', conversationId: message.conversationId, place: 'newest', page } );
			}
			tell( { type: 'message.received', message } );
		},
		onChange: ( pending ) => tell( { type: 'outbox.changed', pending } ),
		// What was written to a conversation that has ended, or that is not theirs any more, begins a new one.
		redirect: ( _item, error ) =>
			error instanceof ProblemError && /closed|not_found/.test( error.code ) ? null : undefined,
	} );
	const stream = new SharedStream< OwnConversation >( {
		name: `${ chat.config.siteId }:${ visitorId }`,
		client,
		onEvent: tell,
		onStatus( { state } ) {
			tell( { type: 'stream.changed', stream: state } );
			if ( state === 'live' ) {
				outbox.wake();
			}
		},
	} );
	const connection: Connection = {
		client,
		outbox,
		sync,
		start() {
			stream.start();
			outbox.start();
		},
		stop() {
			stream.stop();
			outbox.stop();
			sync.stop();
		},
		pause: () => stream.pause(),
		wake() {
			stream.wake();
			outbox.wake();
		},
	};
	return connection;
}

async function deliver(
	client: VisitorClient,
	{ clientId, conversationId, content }: OutboxItem
): Promise< OwnDelivery > {
	const send = ( id: string ) => sendMessage( client, id, { clientId, ...content } );
	if ( conversationId !== null ) {
		return { conversationId, message: await send( conversationId ) };
	}
	const { conversation, message } = await startConversation( client, {
		clientId,
		// A conversation begins with a text.
		message: { clientId, body: content.body },
	} );
	const { id } = conversation;
	// The same message once more, should the answer not have carried it.
	return { conversationId: id, conversation, message: message ?? ( await send( id ) ) };
}
