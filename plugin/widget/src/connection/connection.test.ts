import { makeClient, makeMessage, settled, type MadeCall } from '../../../../relay/client/fakes';
import type { WidgetEvent } from '../core/events';
import { makeChat } from '../core/fakes';
import { makeConversation, makeSession } from '../fakes';
import type { Session } from '../session/session';
import { makeConnection } from './connection';

/** A connection whose relay does what the test says. */
function setUp( startConversation: ( call: MadeCall ) => unknown = () => {} ) {
	const { chat } = makeChat();
	const listMessages = jest.fn( async ( _call: MadeCall ) => ( { messages: [], hasMore: false } ) );
	const client = makeClient( {
		'POST /v1/conversations': startConversation,
		'GET /v1/conversations/:id/messages': listMessages,
	} );
	client.openStream = () => new Promise( () => {} );
	const connection = makeConnection( chat, { client, visitorId: 'v_1' } as unknown as Session );
	const events: WidgetEvent[] = [];
	chat.onEvent( ( event ) => events.push( event ) );
	chat.connection = connection;
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	connection.start();
	return {
		chat,
		listMessages,
		connection,
		types: () => events.map( ( { type } ) => type ),
		pending: () => chat.state.connection.pending,
	};
}

afterEach( () => localStorage.clear() );

test( 'the first message begins a conversation, whose messages are read if there may be others', async () => {
	const message = makeMessage( 1 );
	const startConversation = jest.fn( async ( _call: MadeCall ) => ( { conversation: makeConversation(), message } ) );
	const { chat, listMessages, connection, pending } = setUp( startConversation );

	connection.outbox.add( { conversationId: null, content: { kind: 'text', body: 'Hello' } } );
	await settled();

	expect( startConversation ).toHaveBeenCalledWith(
		expect.objectContaining( {
			body: expect.objectContaining( { message: expect.objectContaining( { body: 'Hello' } ) } ),
		} )
	);
	expect( chat.state.conversation.current?.id ).toBe( 'c_1' );
	expect( listMessages ).toHaveBeenCalledWith( expect.objectContaining( { id: 'c_1' } ) );
	expect( pending() ).toEqual( [] );
	connection.stop();
} );

test( 'a first message that is all there is needs no reading', async () => {
	const startConversation = async () => ( {
		conversation: makeConversation( { lastSeq: 1 } ),
		message: makeMessage( 1 ),
	} );
	const { chat, listMessages, connection } = setUp( startConversation );

	connection.outbox.add( { conversationId: null, content: { kind: 'text', body: 'Hello' } } );
	await settled();

	expect( chat.state.conversation.log.messages ).toHaveLength( 1 );
	expect( listMessages ).not.toHaveBeenCalled();
	connection.stop();
} );

test( 'what comes late for somebody who has gone is not told', async () => {
	let answer = ( _sent: unknown ): void => {};
	const startConversation = () => new Promise( ( resolve ) => ( answer = resolve ) );
	const { chat, connection, types, pending } = setUp( startConversation );
	connection.outbox.add( { conversationId: null, content: { kind: 'text', body: 'Secret' } } );
	await settled();
	chat.connection = null;
	connection.stop();
	chat.dispatch( { type: 'session.ended', isForgotten: true } );
	const before = types().length;

	answer( { conversation: makeConversation(), message: makeMessage( 1 ) } );
	await settled();

	expect( types() ).toHaveLength( before );
	expect( chat.state.conversation.current ).toBeNull();
	expect( pending() ).toEqual( [] );
} );

test( 'who is typing is shown until their message is here', async () => {
	const { chat, connection } = setUp();
	chat.dispatch( { type: 'conversation.received', conversation: makeConversation( { state: 'open' } ) } );
	await settled();
	const { author } = makeMessage( 1 );
	chat.dispatch( { type: 'typing.started', conversationId: 'c_1', author } );
	expect( chat.state.conversation.typing ).toEqual( author );

	chat.dispatch( { type: 'message.created', message: makeMessage( 1 ) } );

	expect( chat.state.conversation.typing ).toBeNull();
	connection.stop();
} );
