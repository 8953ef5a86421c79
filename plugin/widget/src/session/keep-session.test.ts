import { AccessEndedError, NetworkError, ProblemError } from '../../../../relay/client/errors';
import type { VisitorSession } from '../../../../relay/protocol';
import { makeConnection, type Connection } from '../connection/connection';
import { Chat } from '../core/chat';
import type { WidgetEvent } from '../core/events';
import { makeLauncher } from '../core/fakes';
import { config, makeSession } from '../fakes';
import { chatWindow } from '../window';
import { session as sessionFeature } from '.';
import { createSession } from './session';

jest.mock( '../connection/connection' );
jest.mock( './session', () => ( { ...jest.requireActual( './session' ), createSession: jest.fn() } ) );

/** A chat whose relay answers as the test says: each call of `answer` or `fail` is for the oldest question that is open. */
function setUp() {
	const questions: { resolve( answer: VisitorSession ): void; reject( error: unknown ): void }[] = [];
	const connections: jest.Mocked< Connection >[] = [];
	const events: WidgetEvent[] = [];
	const session = {
		visitorId: 'v_1',
		owner: null as string | null,
		open: () => new Promise< VisitorSession >( ( resolve, reject ) => questions.push( { resolve, reject } ) ),
		hasChangedHands: jest.fn( async () => false ),
	};
	jest.mocked( createSession ).mockReturnValue( session as unknown as ReturnType< typeof createSession > );
	jest.mocked( makeConnection ).mockImplementation( () => {
		const connection = {
			start: jest.fn(),
			stop: jest.fn(),
			pause: jest.fn(),
		};
		connections.push( connection as unknown as jest.Mocked< Connection > );
		return connection as unknown as Connection;
	} );
	const chat = new Chat( makeLauncher( config ) );
	chat.onEvent( ( event ) => events.push( event ) );
	chat.add( { window: chatWindow, session: sessionFeature } );
	return {
		chat,
		session,
		connections,
		types: () => events.map( ( { type } ) => type ),
		last: () => events.at( -1 ),
		answer: ( more?: Partial< VisitorSession > ) => done( () => questions.shift()?.resolve( makeSession( more ) ) ),
		fail: ( error: unknown ) => done( () => questions.shift()?.reject( error ) ),
		asked: () => questions.length,
	};
}

/** Lets everything follow from it, without time passing. */
const done = async ( act: () => void = () => {} ) => {
	act();
	await jest.advanceTimersByTimeAsync( 0 );
};

beforeEach( () => jest.useFakeTimers() );
afterEach( () => {
	jest.useRealTimers();
	localStorage.clear();
} );

test( 'who is here is connected as soon as the relay knows them', async () => {
	const { chat, answer, connections, types } = setUp();
	await answer();

	expect( types() ).toEqual( [ 'session.begun' ] );
	expect( chat.state.session.phase ).toBe( 'ready' );
	expect( connections[ 0 ]?.start ).toHaveBeenCalledTimes( 1 );
} );

test( 'a relay that does not answer soon is away, until it does', async () => {
	const { chat, answer } = setUp();
	await jest.advanceTimersByTimeAsync( 2_500 );
	expect( chat.state.session.phase ).toBe( 'away' );

	await answer();

	expect( chat.state.session.phase ).toBe( 'ready' );
} );

test( 'a relay that cannot be reached is asked again, at once when the network is back', async () => {
	const { chat, fail, asked, answer } = setUp();
	await fail( new NetworkError( 'unreachable' ) );
	expect( chat.state.session.phase ).toBe( 'away' );
	expect( asked() ).toBe( 0 );
	await jest.advanceTimersByTimeAsync( 10_000 );
	expect( asked() ).toBe( 1 );
	await fail( new NetworkError( 'unreachable' ) );

	window.dispatchEvent( new Event( 'online' ) );
	expect( asked() ).toBe( 1 );
	await answer();

	expect( chat.state.session.phase ).toBe( 'ready' );
} );

test( 'of two questions that are under way only the answer to the last counts', async () => {
	const { answer, connections } = setUp();
	await jest.advanceTimersByTimeAsync( 2_500 );
	window.dispatchEvent( new Event( 'online' ) );

	await answer();
	expect( connections ).toHaveLength( 0 );
	await answer();

	expect( connections ).toHaveLength( 1 );
} );

test( 'a session that has ended is replaced by a new one; what was not sent is handed back', async () => {
	const { chat, answer, connections, last, types } = setUp();
	await answer();

	chat.dispatch( { type: 'stream.changed', stream: 'stopped' } );

	expect( last() ).toEqual( { type: 'session.ended', isForgotten: false } );
	expect( connections[ 0 ]?.stop ).toHaveBeenCalled();
	expect( chat.connection ).toBeNull();
	await answer();
	expect( types().at( -1 ) ).toBe( 'session.begun' );
	expect( chat.connection ).toBe( connections[ 1 ] );
} );

test( 'after everything was deleted nothing is kept and nobody is begun, until one wants to chat again', async () => {
	const { chat, answer, asked, connections, last, types } = setUp();
	await answer();
	chat.storage.set( 'draft', 'What I meant to say' );
	chat.tabStorage.set( 'open', '1' );

	chat.dispatch( { type: 'session.deleted' } );
	await done();

	expect( last() ).toEqual( { type: 'session.ended', isForgotten: true } );
	expect( connections[ 0 ]?.stop ).toHaveBeenCalled();
	expect( [ localStorage.length, sessionStorage.length, asked() ] ).toEqual( [ 0, 0, 0 ] );

	chat.dispatch( { type: 'conversation.requested' } );
	await answer();
	expect( types().at( -1 ) ).toBe( 'session.begun' );
	chat.dispatch( { type: 'conversation.requested' } );
	expect( asked() ).toBe( 0 );
} );

test( 'when another tab has found somebody else here, this one begins anew too', async () => {
	const { answer, types } = setUp();
	await answer();
	const key = 'veranda:s_1:session';
	localStorage.setItem( key, '{"visitorId":"v_2"}' );

	window.dispatchEvent( new StorageEvent( 'storage', { key, storageArea: localStorage } ) );

	expect( types().at( -1 ) ).toBe( 'session.ended' );
} );

test( 'somebody else than the account that was here, found by another tab or by a session, is shown nothing of it', async () => {
	const { chat, session, answer, last } = setUp();
	await answer();
	session.owner = 'user:5';
	const key = 'veranda:s_1:session';
	localStorage.setItem( key, '{"visitorId":"v_2"}' );
	window.dispatchEvent( new StorageEvent( 'storage', { key, storageArea: localStorage } ) );
	expect( last() ).toEqual( { type: 'session.ended', isForgotten: true } );
	// The other tab's.
	expect( localStorage.getItem( key ) ).not.toBeNull();

	localStorage.setItem( 'veranda:s_1:draft', 'Secret' );
	jest.mocked( createSession ).mock.calls.at( -1 )?.[ 0 ].forget();

	expect( last() ).toEqual( { type: 'session.ended', isForgotten: true } );
	expect( localStorage ).toHaveLength( 0 );
	expect( chat.connection ).toBeNull();
} );

/** What another tab does to the session that is kept. */
const removeElsewhere = () => {
	const key = 'veranda:s_1:session';
	localStorage.removeItem( key );
	window.dispatchEvent( new StorageEvent( 'storage', { key, storageArea: localStorage } ) );
};

test( 'after everything was deleted in another tab nobody is begun here either, until one wants to chat again', async () => {
	const { chat, answer, asked, types, last } = setUp();
	await answer();
	chat.open();
	chat.tabStorage.set( 'open', '1' );

	await done( removeElsewhere );

	expect( types().slice( -3 ) ).toEqual( [ 'window.closed', 'session.deleted', 'session.ended' ] );
	expect( last() ).toEqual( { type: 'session.ended', isForgotten: true } );
	expect( [ sessionStorage.length, asked() ] ).toEqual( [ 0, 0 ] );

	await done( () => chat.open() );
	expect( asked() ).toBe( 1 );
} );

test( 'who has logged out in another tab is somebody else here too', async () => {
	const { session, answer, asked, last } = setUp();
	await answer();
	session.hasChangedHands.mockResolvedValue( true );

	await done( removeElsewhere );

	expect( last() ).toEqual( { type: 'session.ended', isForgotten: true } );
	expect( asked() ).toBe( 1 );
} );

test( 'consent that is taken back in another tab ends nothing here', async () => {
	const { chat, answer, asked, types } = setUp();
	await answer();
	window.wp_has_consent = () => false;

	await done( removeElsewhere );
	delete window.wp_has_consent;

	expect( types() ).toEqual( [ 'session.begun' ] );
	expect( chat.connection ).not.toBeNull();
	expect( asked() ).toBe( 0 );
} );

test( 'a page that the browser has kept goes on, or begins anew when somebody else is here', async () => {
	const { answer, connections, types } = setUp();
	await answer();
	localStorage.setItem( 'veranda:s_1:session', '{"visitorId":"v_1"}' );
	window.dispatchEvent( new Event( 'pagehide' ) );
	expect( connections[ 0 ]?.pause ).toHaveBeenCalledTimes( 1 );
	window.dispatchEvent( new Event( 'pageshow' ) );
	expect( connections[ 0 ]?.start ).toHaveBeenCalledTimes( 2 );

	localStorage.setItem( 'veranda:s_1:session', '{"visitorId":"v_2"}' );
	window.dispatchEvent( new Event( 'pageshow' ) );

	expect( types().at( -1 ) ).toBe( 'session.ended' );
	expect( connections[ 0 ]?.start ).toHaveBeenCalledTimes( 2 );
} );

test( 'nothing of who has logged out is kept', async () => {
	const { chat, session, answer, last } = setUp();
	await answer();
	localStorage.setItem( 'veranda:s_1:draft', 'Secret' );
	session.hasChangedHands.mockResolvedValue( true );
	await jest.advanceTimersByTimeAsync( 30_001 );

	await done( () => chat.dispatch( { type: 'window.opened' } ) );

	expect( last() ).toEqual( { type: 'session.ended', isForgotten: true } );
	expect( localStorage ).toHaveLength( 0 );
} );

test( 'who is here is asked only when somebody looks, and not at every turn of the head', async () => {
	const { chat, session, answer } = setUp();
	await answer();
	await jest.advanceTimersByTimeAsync( 30_001 );
	document.dispatchEvent( new Event( 'visibilitychange' ) );
	expect( session.hasChangedHands ).not.toHaveBeenCalled();

	chat.dispatch( { type: 'window.opened' } );
	document.dispatchEvent( new Event( 'visibilitychange' ) );

	expect( session.hasChangedHands ).toHaveBeenCalledTimes( 1 );
} );

const DISABLED = new ProblemError(
	{ type: 'about:blank', title: '', status: 503, code: 'site_disabled', detail: '' },
	null
);

test.each( [
	[ 'in its settings', new AccessEndedError() ],
	[ 'with its plugin', DISABLED ],
] )( 'a chat that was switched off goes from the page and asks nobody again: %s', async ( _how, error ) => {
	const { chat, fail, asked } = setUp();
	const { host } = chat.launcher.root;
	document.body.append( host );
	chat.toggle();

	await fail( error );
	await jest.advanceTimersByTimeAsync( 600_000 );

	expect( host.isConnected ).toBe( false );
	expect( chat.state.window.isOpen ).toBe( false );
	expect( asked() ).toBe( 0 );
} );

test( 'a plugin that is switched off while somebody talks takes nothing from them', async () => {
	const { chat, answer, fail, asked } = setUp();
	const { host } = chat.launcher.root;
	document.body.append( host );
	await answer();
	chat.dispatch( { type: 'stream.changed', stream: 'stopped' } );

	await fail( DISABLED );
	await jest.advanceTimersByTimeAsync( 60_000 );

	expect( host.isConnected ).toBe( true );
	expect( asked() ).toBe( 1 );
} );
