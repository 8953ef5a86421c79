import { settled } from '../../../../relay/client/fakes';
import { openChat, talking } from '../core/fakes';
import { makeSession, mine } from '../fakes';

const questions = 'Do you deliver?\n\nWhere is <b>my order</b>?\nA third\nA fourth';

afterEach( () => localStorage.clear() );

test( 'a click on a question asks it, and leaves alone what is being written', async () => {
	const { find, button, write, connection, chat } = await openChat( { questions } );
	expect( find( '.welcome' ).textContent ).toBe( 'ABHello!Do you deliver?Where is <b>my order</b>?A third' );
	await write( 'Half a thought' );

	button( 'Where is' ).click();

	expect( connection.outbox.add ).toHaveBeenCalledWith( {
		conversationId: null,
		content: { kind: 'text', body: 'Where is <b>my order</b>?' },
	} );
	expect( chat.state.composer.draft ).toBe( 'Half a thought' );
} );

test( 'before it is known who is here, what is asked stays in the field and is sent then', async () => {
	const { find, button, chat, connection } = await openChat( { questions } );
	chat.connection = null;
	button( 'Do you deliver' ).click();
	await settled();
	expect( find< HTMLTextAreaElement >( 'textarea' ).value ).toBe( 'Do you deliver?' );
	expect( button( 'Send' ).getAttribute( 'aria-busy' ) ).toBe( 'true' );

	chat.connection = connection as never;
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	await settled();

	expect( connection.outbox.add ).toHaveBeenCalledTimes( 1 );
	expect( find< HTMLTextAreaElement >( 'textarea' ).value ).toBe( '' );
} );

test( 'what is changed after it was asked to be sent is not sent by itself', async () => {
	const { chat, write, button, connection } = await openChat( { questions } );
	chat.connection = null;
	await write( 'Hello' );
	button( 'Send' ).click();
	await write( 'Hello, but' );

	chat.connection = connection as never;
	chat.dispatch( { type: 'session.begun', ...makeSession() } );

	expect( connection.outbox.add ).not.toHaveBeenCalled();
	expect( chat.state.composer.draft ).toBe( 'Hello, but' );
} );

test( 'once something has been said, the greeting is a message like others', async () => {
	const { show, find } = await openChat();

	await show( talking, [ mine( 1 ) ] );

	expect( find( '.welcome' ) ).toBeNull();
	expect( find( '.is-theirs .bubble' ).textContent ).toBe( 'Hello!' );
} );

test( 'whose conversation is on its way is not greeted anew', async () => {
	const { chat, find } = await openChat();
	localStorage.setItem( 'veranda:s_1:resume', '1' );
	chat.dispatch( { type: 'session.ended', isForgotten: false } );
	await settled();

	expect( find( '.welcome' ) ).toBeNull();
	expect( find( '.bone' ) ).not.toBeNull();
} );
