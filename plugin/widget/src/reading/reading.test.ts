import { makeClient, makeMessage, settled, type MadeCall } from '../../../../relay/client/fakes';
import type { Connection } from '../connection/connection';
import { load, makeChat, talking } from '../core/fakes';
import { makeSession, mine } from '../fakes';

/** A chat with a closed window, in which Anna has answered. */
async function answeredChat() {
	const { chat } = makeChat();
	const markRead = jest.fn( async ( _call: MadeCall ) => {} );
	const connect = () => {
		const client = makeClient( { 'POST /v1/conversations/:id/read': markRead } );
		chat.connection = { ...chat.connection, client } as unknown as Connection;
	};
	connect();
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	chat.dispatch( { type: 'conversation.received', conversation: talking } );
	load( chat, [ mine( 1 ), makeMessage( 2 ) ] );
	await settled();
	return { chat, markRead, connect };
}

test( 'what is seen is told once somebody looks, and once', async () => {
	const { chat, markRead } = await answeredChat();
	chat.dispatch( { type: 'end.reached' } );
	expect( markRead ).not.toHaveBeenCalled();

	chat.dispatch( { type: 'window.opened' } );
	chat.dispatch( { type: 'end.reached' } );

	expect( markRead.mock.calls ).toEqual( [ [ expect.objectContaining( { id: 'c_1', body: { seq: 2 } } ) ] ] );
	expect( chat.state.conversation.current?.readSeq.visitor ).toBe( 2 );
} );

test( 'an own message is nothing to be told', async () => {
	const { chat, markRead } = await answeredChat();
	chat.dispatch( { type: 'window.opened' } );
	chat.dispatch( { type: 'message.created', message: mine( 3 ) } );

	chat.dispatch( { type: 'end.reached' } );

	expect( markRead ).toHaveBeenCalledTimes( 1 );
} );

test( 'a tab in the background tells it when it is looked at', async () => {
	const visibility = jest.spyOn( document, 'visibilityState', 'get' ).mockReturnValue( 'hidden' );
	const { chat, markRead } = await answeredChat();
	chat.dispatch( { type: 'window.opened' } );
	expect( markRead ).not.toHaveBeenCalled();

	visibility.mockReturnValue( 'visible' );
	document.dispatchEvent( new Event( 'visibilitychange' ) );

	expect( markRead ).toHaveBeenCalledTimes( 1 );
} );

test( 'after a new connection it is told there', async () => {
	const { chat, markRead, connect } = await answeredChat();
	chat.dispatch( { type: 'window.opened' } );
	connect();
	chat.dispatch( { type: 'message.created', message: makeMessage( 3 ) } );

	chat.dispatch( { type: 'end.reached' } );

	expect( markRead ).toHaveBeenLastCalledWith( expect.objectContaining( { body: { seq: 3 } } ) );
} );
