import { makeMessage, settled } from '../../../../relay/client/fakes';
import { load, makeChat, openChat, talking } from '../core/fakes';
import { makeSession, mine } from '../fakes';
import { sound } from '.';
import { playSound } from '../../../../relay/client/play-sound';

jest.mock( '../../../../relay/client/play-sound' );

beforeEach( () => jest.useFakeTimers() );

afterEach( () => {
	jest.useRealTimers();
	jest.restoreAllMocks();
	jest.mocked( playSound ).mockReset();
	localStorage.clear();
	sessionStorage.clear();
} );

function visit( more: Parameters< typeof makeChat >[ 0 ] = {} ) {
	const { chat } = makeChat( more );
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	chat.dispatch( { type: 'conversation.received', conversation: talking } );
	load( chat, [ mine( 1 ) ] );
	return chat;
}

const answer = { type: 'message.created', message: makeMessage( 2 ) } as const;

test( 'an answer that nobody sees makes a sound, once in the browser', () => {
	visit().dispatch( answer );
	jest.runAllTimers();

	expect( playSound ).toHaveBeenCalledTimes( 1 );
	expect( playSound ).toHaveBeenCalledWith( 'veranda:s_1:c_1:2' );
} );

test( 'not while one looks, nor when another tab shows it', () => {
	const looking = visit();
	looking.dispatch( { type: 'window.opened' } );
	looking.dispatch( answer );
	const elsewhere = visit();
	elsewhere.dispatch( answer );
	elsewhere.dispatch( { type: 'read.advanced', conversationId: talking.id, reader: 'visitor', seq: 2 } );
	jest.runAllTimers();

	expect( playSound ).not.toHaveBeenCalled();
} );

test( 'the first answer is heard though the sound comes after it; on the next page it is old', () => {
	const chat = visit();
	load( chat, [ mine( 1 ), makeMessage( 2 ) ] );
	sound.start?.( chat );
	jest.runAllTimers();
	expect( playSound ).toHaveBeenCalledTimes( 1 );

	const next = visit();
	load( next, [ mine( 1 ), makeMessage( 2 ) ] );
	sound.start?.( next );
	jest.runAllTimers();

	expect( playSound ).toHaveBeenCalledTimes( 1 );
} );

test( 'own words and notices make none', () => {
	const chat = visit();
	chat.dispatch( { type: 'message.created', message: mine( 3 ) } );
	chat.dispatch( { type: 'message.created', message: makeMessage( 4, { kind: 'system', body: 'agent_joined' } ) } );
	jest.runAllTimers();

	expect( playSound ).not.toHaveBeenCalled();
} );

test( 'an owner who wants none has none, and nobody is asked', async () => {
	visit( { isSoundOn: false } ).dispatch( answer );
	jest.runAllTimers();

	expect( playSound ).not.toHaveBeenCalled();
} );

test( 'a visitor turns it off for this browser, and on again', async () => {
	jest.useRealTimers();
	const { show, button, find, chat } = await openChat();
	await show( talking );
	const choose = async ( name: string ) => {
		button( 'Chat options' ).click();
		await settled();
		[ ...find( '.menu' ).querySelectorAll( 'button' ) ]
			.find( ( { textContent } ) => textContent === name )
			?.click();
		await settled();
	};

	await choose( 'Turn sound off' );
	expect( visit().state.sound.isMuted ).toBe( true );
	await choose( 'Turn sound on' );

	expect( chat.state.sound.isMuted ).toBe( false );
	expect( visit().state.sound.isMuted ).toBe( false );
} );
