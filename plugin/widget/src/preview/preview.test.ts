import { makeMessage } from '../../../../relay/client/fakes';
import { focused, load, makeChat, talking } from '../core/fakes';
import { makeSession, mine } from '../fakes';
import { preview } from '.';

beforeEach( () => jest.useFakeTimers() );

afterEach( () => {
	jest.useRealTimers();
	localStorage.clear();
	sessionStorage.clear();
} );

/** Lets everything follow, and readers get to know the place. */
const settled = () => jest.advanceTimersByTimeAsync( 150 );

/** A page with a closed chat in which these messages are loaded. */
async function visit( messages = [ mine( 1 ), makeMessage( 2 ) ] ) {
	const { chat } = makeChat();
	const { container } = chat.launcher;
	document.body.replaceChildren( container );
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	chat.dispatch( { type: 'conversation.received', conversation: talking } );
	load( chat, messages );
	await settled();
	return {
		chat,
		card: () => container.querySelector( '.preview' ),
		button: ( name: string ) => container.querySelector< HTMLButtonElement >( `.preview-${ name }` ),
	};
}

test( 'a new answer is shown with who wrote it, and opens the chat', async () => {
	const { chat, card, button } = await visit();
	expect( card()?.textContent ).toContain( makeMessage( 2 ).author.name );
	expect( card()?.textContent ).toContain( makeMessage( 2 ).body );
	expect( card()?.parentElement?.getAttribute( 'role' ) ).toBe( 'status' );

	button( 'message' )?.click();
	await settled();

	expect( chat.state.window.isOpen ).toBe( true );
	expect( card() ).toBeNull();
} );

test( 'it is the newest, and goes when it has been read elsewhere', async () => {
	const { chat, card } = await visit();
	chat.dispatch( { type: 'message.created', message: makeMessage( 3, { body: 'Newest' } ) } );
	await settled();
	expect( card()?.textContent ).toContain( 'Newest' );

	chat.dispatch( { type: 'read.advanced', conversationId: talking.id, reader: 'visitor', seq: 3 } );
	await settled();

	expect( card() ).toBeNull();
} );

test( 'what was dismissed stays so on the next page; the next answer is shown', async () => {
	const { button, card, chat } = await visit();
	button( 'dismiss' )?.click();
	expect( card() ).toBeNull();
	expect( focused() ).toBe( chat.launcher.button );

	const next = await visit();
	expect( next.card() ).toBeNull();
	next.chat.dispatch( { type: 'message.created', message: makeMessage( 3 ) } );
	await settled();

	expect( next.card() ).not.toBeNull();
} );

test( 'what was there before it came is put into a place that readers know', async () => {
	const { chat } = makeChat();
	await settled();
	chat.launcher.container.replaceChildren();
	chat.dispatch( { type: 'conversation.received', conversation: talking } );
	load( chat, [ mine( 1 ), makeMessage( 2 ) ] );

	chat.add( { preview } );
	await jest.advanceTimersByTimeAsync( 0 );
	const place = chat.launcher.container.querySelector( '[role="status"]' );
	expect( place?.textContent ).toBe( '' );
	await settled();

	expect( place?.textContent ).toContain( 'Message 2' );
} );

test( 'own words and notices are none', async () => {
	const { card } = await visit( [ mine( 1 ), makeMessage( 2, { kind: 'system', body: 'agent_joined' } ) ] );

	expect( card() ).toBeNull();
} );

test( 'an answer is text', async () => {
	const { card } = await visit( [ makeMessage( 1, { body: '<img src=x onerror=alert(1)>' } ) ] );

	expect( card()?.querySelector( 'img' ) ).toBeNull();
	expect( card()?.textContent ).toContain( '<img' );
} );
