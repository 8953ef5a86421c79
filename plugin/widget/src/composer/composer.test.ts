import { openChat, press, talking } from '../core/fakes';

test( 'Enter sends; with Shift, while composing, or without text it does not', async () => {
	const { write, find, connection } = await openChat();
	await write( ' ' );
	press( find( 'textarea' ), 'Enter' );
	await write( 'Hi' );
	press( find( 'textarea' ), 'Enter', { shiftKey: true } );
	press( find( 'textarea' ), 'Enter', { isComposing: true } );
	press( find( 'textarea' ), 'Enter', { keyCode: 229 } );
	expect( connection.outbox.add ).not.toHaveBeenCalled();

	press( find( 'textarea' ), 'Enter' );

	expect( connection.outbox.add ).toHaveBeenCalledWith( {
		conversationId: null,
		content: { kind: 'text', body: 'Hi' },
	} );
} );

test( 'near the limit characters are counted, beyond it nothing is sent', async () => {
	const { write, find, text, button, connection } = await openChat();
	await write( 'x'.repeat( 7_199 ) );
	expect( text() ).not.toContain( 'characters' );
	await write( 'x'.repeat( 8_001 ) );

	expect( text() ).toContain( '8001 of 8000 characters' );
	expect( button( 'Send' ).hasAttribute( 'disabled' ) ).toBe( true );
	press( find( 'textarea' ), 'Enter' );
	expect( connection.outbox.add ).not.toHaveBeenCalled();
} );

test( 'typing is told to who answers, and anew after it was sent', async () => {
	const { show, write, connection } = await openChat();
	await write( 'To nobody yet' );
	expect( connection.sync.typing.tell ).not.toHaveBeenCalled();
	await show( talking );

	await write( 'Hello' );
	expect( connection.sync.typing.tell ).toHaveBeenCalledWith( 'c_1' );
	await write( '' );

	expect( connection.sync.typing.forgetTold ).toHaveBeenCalledWith( 'c_1' );
} );
