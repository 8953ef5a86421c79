import { settled } from '../../../../relay/client/fakes';
import { openChat, talking } from '../core/fakes';
import { makeItem } from '../fakes';

test( 'a limit says when it is over', async () => {
	const { show, hold, text } = await openChat();
	await show( talking );
	jest.spyOn( Date, 'now' ).mockReturnValue( 1_000 );

	await hold( makeItem( { errorCode: 'rate_limited', heldUntil: 8_000 } ) );

	expect( text() ).toContain( 'in 7 seconds' );
} );

test( 'trouble with the connection says that nothing is lost, and offers to try', async () => {
	const { chat, text, button, connection } = await openChat();
	chat.dispatch( { type: 'stream.changed', stream: 'reconnecting' } );
	await settled();

	expect( text() ).toContain( 'What you write is kept' );
	button( 'Try now' ).click();
	expect( connection.wake ).toHaveBeenCalled();
} );

test( 'a browser that keeps nothing is mentioned', async () => {
	jest.spyOn( Storage.prototype, 'setItem' ).mockImplementation( () => {
		throw new Error( 'full' );
	} );

	const { text } = await openChat();

	expect( text() ).toContain( 'Private mode' );
} );
