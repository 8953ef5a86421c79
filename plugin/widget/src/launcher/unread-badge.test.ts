import { makeMessage, settled } from '../../../../relay/client/fakes';
import { load, makeChat, talking } from '../core/fakes';
import { makeSession, mine } from '../fakes';
import { unreadBadge } from './unread-badge';

const labelOf = ( { launcher: { button } }: ReturnType< typeof makeChat >[ 'chat' ] ) => ( {
	badge: button.querySelector( '.unread' )?.textContent,
	label: button.getAttribute( 'aria-label' ),
	expanded: button.getAttribute( 'aria-expanded' ),
} );

/** A closed chat with a conversation that has been read. */
async function closedChat() {
	const { chat } = makeChat( { isSoundOn: false } );
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	chat.dispatch( { type: 'conversation.received', conversation: talking } );
	load( chat, [ mine( 1 ) ] );
	await settled();
	return chat;
}

afterEach( () => sessionStorage.clear() );

test( 'an answer in a closed chat is counted at the launcher, for eyes and ears, until it is read', async () => {
	const chat = await closedChat();

	chat.dispatch( { type: 'message.created', message: makeMessage( 2 ) } );
	await settled();
	expect( labelOf( chat ) ).toEqual( { badge: '1', label: 'Open chat, 1 unread', expanded: 'false' } );
	chat.dispatch( { type: 'window.opened' } );
	chat.dispatch( { type: 'read.advanced', conversationId: talking.id, reader: 'visitor', seq: 2 } );
	await settled();

	expect( labelOf( chat ) ).toEqual( { badge: '', label: 'Close chat', expanded: 'true' } );
} );

test( 'it counts what was there before it came', async () => {
	const chat = await closedChat();
	chat.dispatch( { type: 'message.created', message: makeMessage( 2 ) } );
	await settled();
	chat.launcher.button.querySelector( '.unread' )?.remove();

	unreadBadge.start?.( chat );

	expect( labelOf( chat ) ).toMatchObject( { badge: '1', label: 'Open chat, 1 unread' } );
} );
