import { settled } from '../../../../relay/client/fakes';
import { focused, openChat, press, talking } from '../core/fakes';
import { makeSession } from '../fakes';

async function ask() {
	const opened = await openChat();
	await opened.show( talking );
	opened.button( 'Chat options' ).click();
	await settled();
	opened.button( 'End chat' ).click();
	await settled();
	return opened;
}

test( 'ending asks first; Escape takes the question back before it closes the window', async () => {
	const { chat, button, find } = await ask();
	expect( focused() ).toBe( button( 'End chat' ) );

	press( button( 'End chat' ), 'Escape' );
	await settled();
	expect( find( '[role="alertdialog"]' ) ).toBeNull();
	expect( chat.state.window.isOpen ).toBe( true );
	press( find( 'textarea' ), 'Escape' );
	await settled();

	expect( chat.state.window.isOpen ).toBe( false );
	expect( focused() ).toBe( chat.launcher.button );
} );

test( 'Escape closes the menu before the window', async () => {
	const { chat, button, find, show } = await openChat();
	await show( talking );
	button( 'Chat options' ).click();
	await settled();

	press( button( 'Chat options' ), 'Escape' );
	await settled();

	expect( find( '.menu ul' ) ).toBeNull();
	expect( chat.state.window.isOpen ).toBe( true );
} );

test( 'what the relay did not take is said, and can be tried again', async () => {
	const { button, relay, text, chat } = await ask();
	relay.close.mockRejectedValueOnce( new Error() );
	button( 'End chat' ).click();
	await settled();
	expect( text() ).toContain( 'That did not work.' );

	button( 'End chat' ).click();
	await settled();

	expect( relay.close ).toHaveBeenCalledWith( { id: 'c_1', body: {} } );
	expect( chat.state.conversation.current?.state ).toBe( 'closed' );
} );

test( 'an answer that comes when somebody else sits here is not shown to them', async () => {
	const { button, chat } = await ask();
	button( 'End chat' ).click();
	chat.connection = null;
	chat.dispatch( { type: 'session.ended', isForgotten: true } );
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	await settled();

	expect( chat.state.conversation.current ).toBeNull();
} );
