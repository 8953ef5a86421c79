import type { VisitorClient } from '../../../../relay/client';
import { holeAfter } from '../../../../relay/client/conversation/conversation-log';
import { TypingSigns } from '../../../../relay/client/conversation/typing-signs';
import type { Chat } from '../core/chat';
import type { WidgetEvent } from '../core/events';
import type { State } from '../features';
import type { CatchUp } from './catch-up';

/** Keeps one visitor's conversation in the state complete: asks for what is missing, tells what is typed. */
export type ConversationSync = ReturnType< typeof syncConversation >;

/** If the script for it does not come, it is asked for again after this time. */
const PAUSE_MS = 30_000;

/** Begins with it; `tell` says what is learnt. */
export function syncConversation(
	chat: Chat,
	{ client, visitorId }: { client: VisitorClient; visitorId: string },
	tell: ( event: WidgetEvent ) => void
) {
	const known = () => chat.state.conversation;
	const typing = new TypingSigns( {
		client,
		ownId: visitorId,
		onTyping: ( _id, sign ) => chat.set( 'conversation', { typing: sign && sign.author } ),
	} );
	/** What a first message and its answer do not need comes when something has to be read. */
	let coming: Promise< CatchUp > | null = null;
	let isOver = false;
	/** The conversation whose newest messages were asked for. */
	let begun: string | undefined;

	/** Does what needs to read. Reading may fail: it is tried again when the reader scrolls, a message comes, or the stream is back. */
	async function read( work: ( { history, trigger }: CatchUp ) => unknown ): Promise< void > {
		coming ??= import( './catch-up' ).then( ( { catchUp } ) => catchUp( chat, client, tell ) );
		let catching: CatchUp;
		try {
			catching = await coming;
		} catch {
			// What is missing by then is read, all of it.
			if ( coming ) {
				coming = null;
				setTimeout( () => isOver || read( ( { trigger } ) => trigger.ask() ), PAUSE_MS );
			}
			return;
		}
		if ( ! isOver ) {
			await Promise.resolve( work( catching ) ).catch( () => {} );
		}
	}

	return {
		typing,

		/** Does what is to be done about an event. */
		hear( event: WidgetEvent ): void {
			const { current, log } = known();
			if ( current?.id !== begun && ! isStarting( chat.state ) ) {
				begun = current?.id;
				if ( current && ! log.isLoaded ) {
					void read( ( { history } ) => history.readNewest( current.id ) );
				}
			}
			switch ( event.type ) {
				case 'hello':
				case 'reset':
					if ( current ) {
						void read( ( { trigger } ) => trigger.hear( event ) );
					}
					break;
				case 'stream.changed':
					if ( coming || event.stream === 'buffered' || event.stream === 'stalled' ) {
						void read( ( { trigger } ) => trigger.follow( event.stream ) );
					}
					break;
				case 'message.created':
				case 'message.received':
					if ( holeAfter( log ) !== null ) {
						void read( ( { history } ) => history.fillHole( event.message.conversationId ) );
					}
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
			const { current, log } = known();
			if ( current && log.hasOlder ) {
				void read( ( { history } ) => history.readEarlier( current.id ) );
			}
		},

		stop(): void {
			isOver = true;
			typing.stop();
			coming?.then(
				( { history, trigger } ) => {
					history.stop();
					trigger.stop();
				},
				() => {}
			);
		},
	};
}

/** Tells whether the first message of a conversation is on its way: the answer to it says whether there are others. */
function isStarting( { connection }: State ): boolean {
	return connection.pending.some( ( { conversationId, state } ) => conversationId === null && state === 'sending' );
}
