import { makeMessage, settled } from '../../../../relay/client/fakes';
import type { OwnConversation } from '../../../../relay/protocol';
import { load, makeLauncher, talking } from './fakes';
import { config, makeSession, mine } from '../fakes';
import { features } from '../features';
import { addLater } from './add-later';
import { Chat } from './chat';

function setUp( conversation: OwnConversation | null = null ) {
	const { start: _start, ...session } = features.session;
	const chat = new Chat( makeLauncher( { ...config, isSoundOn: false } ) );
	chat.add( { ...features, session } );
	addLater( chat, Promise.resolve() );
	chat.dispatch( { type: 'session.begun', ...makeSession( { conversation } ) } );
	chat.dispatch( { type: 'conversation.received', conversation: talking } );
	return { chat, isThere: () => chat.state.rating !== undefined };
}

test( 'later features come when somebody has answered, and not before', async () => {
	const { chat, isThere } = setUp();
	load( chat, [ mine( 1 ) ] );
	await settled();
	expect( isThere() ).toBe( false );

	chat.dispatch( { type: 'message.created', message: makeMessage( 2 ) } );
	await settled();

	expect( isThere() ).toBe( true );
} );

test( 'they come when a conversation ends that nobody answered', async () => {
	const { chat, isThere } = setUp();

	chat.dispatch( { type: 'conversation.received', conversation: { ...talking, state: 'closed' } } );
	await settled();

	expect( isThere() ).toBe( true );
} );

test( 'they come when a conversation goes on from another page, also if nobody has answered', async () => {
	const { isThere } = setUp( talking );
	await settled();

	expect( isThere() ).toBe( true );
} );

test( 'if they do not come they are asked for again after a while, and added once', async () => {
	const { chat, isThere } = setUp();
	const now = jest.spyOn( performance, 'now' ).mockReturnValue( 1_000 );
	const add = jest.spyOn( chat, 'add' ).mockImplementationOnce( () => {
		throw new Error( 'no network' );
	} );
	load( chat, [ makeMessage( 1 ) ] );
	await settled();
	expect( isThere() ).toBe( false );

	// With each key that is typed, for example.
	for ( let count = 0; count < 10; count++ ) {
		chat.dispatch( { type: 'end.reached' } );
		await settled();
	}
	expect( add ).toHaveBeenCalledTimes( 1 );
	now.mockReturnValue( 31_000 );
	chat.dispatch( { type: 'window.closed' } );
	await settled();
	chat.dispatch( { type: 'window.closed' } );
	await settled();

	expect( isThere() ).toBe( true );
	expect( add ).toHaveBeenCalledTimes( 2 );
} );

test( 'a view may have them at once, even right after they did not come', async () => {
	const { chat, isThere } = setUp();
	const add = jest.spyOn( chat, 'add' ).mockImplementationOnce( () => {
		throw new Error( 'no network' );
	} );
	await expect( chat.bringLater() ).rejects.toThrow( 'no network' );
	expect( chat.isComplete ).toBe( false );

	await Promise.all( [ chat.bringLater(), chat.bringLater() ] );

	expect( isThere() ).toBe( true );
	expect( chat.isComplete ).toBe( true );
	expect( add ).toHaveBeenCalledTimes( 2 );
} );
