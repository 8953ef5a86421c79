import { makeMessage, settled } from '../../../../relay/client/fakes';
import type { OwnConversation } from '../../../../relay/protocol';
import { load, makeChat, makeLauncher, talking } from '../core/fakes';
import { Chat } from '../core/chat';
import { features } from '../features';
import { config, makeConversation, makeItem, makeSession, mine } from '../fakes';

const MARK = 'veranda:s_1:resume';
const mark = () => localStorage.getItem( MARK );

afterEach( () => {
	localStorage.clear();
	sessionStorage.clear();
} );

async function visit( ...events: Parameters< Chat[ 'dispatch' ] >[ 0 ][] ) {
	const { chat } = makeChat();
	for ( const event of [ { type: 'session.begun', ...makeSession() } as const, ...events ] ) {
		chat.dispatch( event );
	}
	await settled();
	return chat;
}

test( 'who has only looked leaves no mark', async () => {
	await visit( { type: 'window.opened' }, { type: 'window.closed' } );

	expect( mark() ).toBeNull();
} );

test( 'a conversation leaves one until it has ended and all of it has been seen', async () => {
	const chat = await visit( { type: 'conversation.received', conversation: makeConversation() } );
	expect( mark() ).toBe( '1' );

	load( chat, [ mine( 1 ), makeMessage( 2 ) ] );
	const closed = { ...talking, state: 'closed', readSeq: { visitor: 1, agent: 1 } } as const;
	chat.dispatch( { type: 'conversation.closed', conversation: closed } );
	await settled();
	expect( mark() ).toBe( '1' );

	chat.dispatch( { type: 'read.advanced', conversationId: closed.id, reader: 'visitor', seq: 2 } );
	await settled();

	expect( mark() ).toBeNull();
} );

test( 'so does what waits to be sent', async () => {
	await visit( { type: 'outbox.changed', pending: [ makeItem( { conversationId: null } ) ] } );

	expect( mark() ).toBe( '1' );
} );

test( 'as long as the relay has not answered a mark stays as it is', async () => {
	localStorage.setItem( MARK, '1' );
	const { chat } = makeChat();
	chat.dispatch( { type: 'session.missed' } );
	await settled();

	expect( mark() ).toBe( '1' );
} );

/** The window on the next page, once the relay has answered with what goes on. */
async function nextPage( conversation: OwnConversation | null = talking ) {
	const { start: _start, ...session } = features.session;
	const chat = new Chat( makeLauncher( config ) );
	chat.add( { ...features, session } );
	await settled();
	const isOpenBefore = chat.state.window.isOpen;
	chat.dispatch( { type: 'session.begun', ...makeSession( { conversation } ) } );
	await settled();
	return { chat, isOpenBefore, window: chat.state.window };
}

test( 'an open window is open again on the next page, once it is known whose it is; a closed one is not', async () => {
	const conversation = { type: 'conversation.received', conversation: talking } as const;
	const chat = await visit( conversation, { type: 'window.opened' } );
	expect( await nextPage() ).toMatchObject( { isOpenBefore: false, window: { isOpen: true, isResumed: true } } );

	chat.dispatch( { type: 'window.closed' } );
	await settled();

	expect( ( await nextPage() ).window.isOpen ).toBe( false );
} );

test( 'it opens once: who closes it is left alone', async () => {
	await visit( { type: 'conversation.received', conversation: talking }, { type: 'window.opened' } );
	const { chat } = await nextPage();
	chat.dispatch( { type: 'window.closed' } );

	chat.dispatch( { type: 'message.created', message: makeMessage( 2 ) } );
	await settled();

	expect( chat.state.window.isOpen ).toBe( false );
} );

test( 'another tab does not open it', async () => {
	await visit( { type: 'conversation.received', conversation: talking }, { type: 'window.opened' } );
	sessionStorage.clear();

	expect( ( await nextPage() ).window.isOpen ).toBe( false );
} );

test( 'who only looked does not find it open when a conversation has begun in another tab', async () => {
	await visit( { type: 'window.opened' } );

	expect( ( await nextPage() ).window.isOpen ).toBe( false );
} );

test( 'a window that was open without a conversation, or before somebody logged out, stays closed', async () => {
	await visit( { type: 'window.opened' } );

	expect( ( await nextPage( null ) ).window.isOpen ).toBe( false );
} );
