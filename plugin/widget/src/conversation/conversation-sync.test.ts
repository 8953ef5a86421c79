import { makeClient, makeMessage, settled, type MadeCall } from '../../../../relay/client/fakes';
import type { OwnConversation } from '../../../../relay/protocol';
import { makeChat } from '../core/fakes';
import { makeConversation, makeItem, makeSession, mine } from '../fakes';
import { catchUp } from './catch-up';
import { syncConversation } from './conversation-sync';

jest.mock( './catch-up', () => ( { catchUp: jest.fn( jest.requireActual( './catch-up' ).catchUp ) } ) );

const conversation = makeConversation( { lastSeq: 1 } );

/** A conversation that is kept complete, with a relay that has one message. */
function setUp() {
	const { chat } = makeChat();
	const listMessages = jest.fn( async ( _call: MadeCall ) => ( { messages: [ mine( 1 ) ], hasMore: false } ) );
	const client = makeClient< OwnConversation >( {
		'GET /v1/conversations/:id': async () => ( { conversation } ),
		'GET /v1/conversations/:id/messages': listMessages,
	} );
	const sync = syncConversation( chat, { client, visitorId: 'v_1' }, ( event ) => chat.dispatch( event ) );
	chat.onEvent( ( event ) => sync.hear( event ) );
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	return { chat, sync, listMessages };
}

afterEach( () => jest.useRealTimers() );

test( 'a conversation that has just begun is known whole, and nothing is read', async () => {
	const { chat, sync, listMessages } = setUp();
	const item = makeItem( { conversationId: null } );
	chat.dispatch( { type: 'outbox.changed', pending: [ item ] } );
	chat.dispatch( { type: 'conversation.created', conversation } );
	chat.dispatch( { type: 'message.created', message: makeMessage( 2 ) } );
	const page = { messages: [ mine( 1 ) ], hasMore: false };
	chat.dispatch( { type: 'page.loaded', conversationId: 'c_1', place: 'newest', page } );
	chat.dispatch( { type: 'outbox.changed', pending: [] } );
	await settled();

	expect( chat.state.conversation.log.messages ).toHaveLength( 2 );
	expect( listMessages ).not.toHaveBeenCalled();
	sync.stop();
} );

test( 'one that was there before is read', async () => {
	const { chat, sync, listMessages } = setUp();
	chat.dispatch( { type: 'outbox.changed', pending: [ makeItem( { conversationId: null } ) ] } );
	chat.dispatch( { type: 'conversation.created', conversation } );
	await settled();
	expect( listMessages ).not.toHaveBeenCalled();

	chat.dispatch( { type: 'outbox.changed', pending: [] } );
	await settled();

	expect( listMessages ).toHaveBeenCalledTimes( 1 );
	expect( chat.state.conversation.log.messages ).toHaveLength( 1 );
	sync.stop();
} );

test( 'what reads is asked for again when it did not come, and reads all that is missing', async () => {
	jest.mocked( catchUp ).mockImplementationOnce( () => {
		throw new Error( 'no network' );
	} );
	const { chat, sync, listMessages } = setUp();
	jest.useFakeTimers( { doNotFake: [ 'queueMicrotask', 'setImmediate' ] } );
	chat.dispatch( { type: 'conversation.created', conversation } );
	await jest.advanceTimersByTimeAsync( 29_000 );
	expect( listMessages ).not.toHaveBeenCalled();

	await jest.advanceTimersByTimeAsync( 1_000 );

	expect( chat.state.conversation.log.messages ).toHaveLength( 1 );
	sync.stop();
} );
