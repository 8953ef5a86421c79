import { makeMessage, settled } from '../../../../relay/client/fakes';
import { makeConversation, makeSession, ME, mine } from '../fakes';
import { load, makeChat, talking } from '../core/fakes';
import { connectPage } from './page-api';

function setUp() {
	const { chat, relay } = makeChat( { isSoundOn: false } );
	const tell = jest.fn();
	const connection = connectPage( chat, tell );
	const told = ( name: string ) =>
		tell.mock.calls.filter( ( [ first ] ) => first === name ).map( ( [ , detail ] ) => detail );
	return { chat, relay, connection, told };
}

const facts = { name: 'Maria', email: 'maria@shop.test' };

test( 'the page hears of beginning, messages, what is unread, and the end, once each and without the words', async () => {
	const { chat, told } = setUp();
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	chat.dispatch( { type: 'conversation.received', conversation: makeConversation() } );
	load( chat, [] );
	chat.dispatch( { type: 'message.received', message: mine( 1 ) } );
	chat.dispatch( { type: 'message.created', message: mine( 1 ) } );
	chat.dispatch( { type: 'conversation.assigned', conversation: talking } as never );
	chat.dispatch( {
		type: 'message.created',
		message: makeMessage( 2, {
			kind: 'system',
			author: { type: 'system', id: 'system', name: '', avatarUrl: null },
		} ),
	} );
	chat.dispatch( { type: 'message.created', message: makeMessage( 3 ) } );
	await settled();
	chat.dispatch( {
		type: 'conversation.closed',
		conversation: makeConversation( { state: 'closed', updatedAt: '2026-01-01T01:00:00.000Z' } ),
	} as never );

	expect( told( 'start' ) ).toEqual( [ { conversationId: 'c_1' } ] );
	expect( told( 'message' ) ).toEqual( [
		{ conversationId: 'c_1', from: 'visitor' },
		{ conversationId: 'c_1', from: 'agent' },
	] );
	expect( told( 'unread' ) ).toEqual( [ { count: 1 } ] );
	expect( told( 'end' ) ).toEqual( [ { conversationId: 'c_1' } ] );
} );

test( 'a conversation that goes on from another page does not begin again', () => {
	const { chat, told } = setUp();

	chat.dispatch( { type: 'session.begun', ...makeSession( { conversation: talking } ) } );

	expect( told( 'start' ) ).toEqual( [] );
} );

test( 'what the page says of a visitor is told once, as soon as there is a conversation', async () => {
	const { chat, relay, connection } = setUp();
	connection.identify( facts );
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	await settled();
	expect( relay.start ).not.toHaveBeenCalled();

	chat.dispatch( { type: 'conversation.received', conversation: makeConversation() } );
	chat.dispatch( { type: 'message.received', message: mine( 1 ) } );
	await settled();

	expect( relay.start ).toHaveBeenCalledTimes( 1 );
	expect( relay.start.mock.calls[ 0 ]![ 0 ].body ).toMatchObject( { prechat: facts } );
	expect( chat.state.introduction.step ).toBe( 'done' );
} );

test( 'whom WordPress knows is nobody else because a page says so', async () => {
	const { chat, relay, connection } = setUp();
	chat.dispatch( {
		type: 'session.begun',
		...makeSession( { visitor: { ...ME, verified: true }, conversation: talking } ),
	} );

	connection.identify( facts );
	await settled();

	expect( relay.start ).not.toHaveBeenCalled();
} );

test( 'what could not be told is told with what happens next', async () => {
	const { chat, relay, connection } = setUp();
	relay.start.mockRejectedValueOnce( new Error( 'The network is gone.' ) );
	chat.dispatch( { type: 'session.begun', ...makeSession( { conversation: talking } ) } );
	connection.identify( facts );
	await settled();

	chat.dispatch( { type: 'stream.changed', stream: 'live' } );
	await settled();

	expect( relay.start ).toHaveBeenCalledTimes( 2 );
} );

test( 'a conversation that has ended learns nothing, and none is begun', async () => {
	const { chat, relay, connection } = setUp();
	chat.dispatch( {
		type: 'session.begun',
		...makeSession( { conversation: makeConversation( { state: 'closed' } ) } ),
	} );

	connection.identify( facts );
	await settled();

	expect( relay.start ).not.toHaveBeenCalled();
} );
