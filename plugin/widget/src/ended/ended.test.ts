import { settled } from '../../../../relay/client/fakes';
import { openChat, talking } from '../core/fakes';

test( 'after the end a new conversation can be begun', async () => {
	const { chat, show, button, find, text } = await openChat();
	await show( { ...talking, state: 'closed' } );
	expect( find( '.composer' ) ).toBeNull();

	button( 'Start a new chat' ).click();
	await settled();

	expect( chat.state.conversation.current ).toBeNull();
	expect( find( '.composer' ) ).not.toBeNull();
	expect( text() ).not.toContain( 'Message 2' );
} );
