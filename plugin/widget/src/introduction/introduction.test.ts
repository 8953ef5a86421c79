import { settled } from '../../../../relay/client/fakes';
import { openChat } from '../core/fakes';
import { makeConversation, makeSession, ME, mine } from '../fakes';

const LINK = 'Leave your email address';

async function ask() {
	const chat = await openChat();
	await chat.show( makeConversation(), [ mine( 1 ) ] );
	chat.button( LINK ).click();
	await settled();
	chat.find< HTMLInputElement >( '[name="name"]' ).value = ' Kim\n';
	chat.find< HTMLInputElement >( '[name="email"]' ).value = 'kim@example.org';
	return chat;
}

test( 'who waits may leave name and address', async () => {
	const { button, relay, text } = await ask();

	button( 'Save' ).click();
	await settled();

	expect( relay.start ).toHaveBeenCalledWith(
		expect.objectContaining( {
			body: expect.objectContaining( { prechat: { name: 'Kim', email: 'kim@example.org' } } ),
		} )
	);
	expect( text() ).not.toContain( LINK );
} );

test( 'what did not get through stays in its fields', async () => {
	const { button, relay, text, find } = await ask();
	relay.start.mockRejectedValueOnce( new Error() );

	button( 'Save' ).click();
	await settled();

	expect( text() ).toContain( 'That did not work.' );
	expect( find< HTMLInputElement >( '[name="email"]' ).value ).toBe( 'kim@example.org' );
} );

test( 'who would rather not is not asked again; nor is who is known', async () => {
	const { chat, button, text } = await ask();
	button( 'Not now' ).click();
	await settled();
	expect( text() ).not.toContain( LINK );

	chat.dispatch( { type: 'session.ended', isForgotten: true } );
	const visitor = { ...ME, email: 'kim@example.org' };
	chat.dispatch( { type: 'session.begun', ...makeSession( { visitor, conversation: makeConversation() } ) } );
	await settled();

	expect( text() ).not.toContain( LINK );
} );
