import { makeMessage, settled } from '../../../../relay/client/fakes';
import { load, openChat, talking } from '../core/fakes';
import { ANNA, makeItem, mine } from '../fakes';

test.each( [
	[ '👍', true ],
	[ '👩‍👩‍👧 🇩🇪 👋🏽', true ],
	[ 'Yes 👍', false ],
	[ '5', false ],
	[ '👍'.repeat( 40 ), false ],
] )( 'a few emoji stand without a bubble, and nothing else does: %s', async ( body, isBare ) => {
	const { show, find } = await openChat();

	await show( talking, [ makeMessage( 1, { body } ) ] );

	expect( find( '[role="log"] .message' ).classList.contains( 'is-emoji' ) ).toBe( isBare );
} );

test( 'messages are text, whatever is in them, and a log announces them with their author', async () => {
	const { show, find } = await openChat();
	const body = '<img src=x onerror="alert(1)"> https://a.test/?q=1';

	await show( talking, [ makeMessage( 1, { body } ) ] );

	expect( find( 'img' ) ).toBeNull();
	expect( find( '.is-theirs[class~="message"] .bubble[dir="auto"] a' ).outerHTML ).toBe(
		'<a href="https://a.test/?q=1" target="_blank" rel="noopener noreferrer nofollow ugc">https://a.test/?q=1</a>'
	);
	expect( find( '[role="log"]' ).getAttribute( 'aria-live' ) ).toBe( 'polite' );
	expect( find( '[role="log"]' ).textContent ).toContain( 'Anna says:' + body );
} );

test( 'a scroll that the browser reports after the list was taken away does nothing', async () => {
	const { chat, show, find } = await openChat();
	await show( talking );
	const list = find( '.messages' );
	const hasThrown = jest.fn();
	window.addEventListener( 'error', hasThrown );

	chat.dispatch( { type: 'window.closed' } );
	await settled();
	list.dispatchEvent( new Event( 'scroll' ) );

	expect( list.isConnected ).toBe( false );
	expect( hasThrown ).not.toHaveBeenCalled();
} );

test( 'a message stays the same element when it is stored', async () => {
	const { chat, show, hold, find, text } = await openChat();
	await show( talking, [] );
	await hold( makeItem( { clientId: 'a' } ) );
	const element = find( '.is-own' );
	expect( text() ).toContain( 'Sending…' );

	chat.dispatch( { type: 'message.received', message: mine( 1, { clientId: 'a' } ) } );
	await hold();

	expect( find( '.is-own' ) ).toBe( element );
	expect( text() ).toContain( 'Sent' );
} );

test( 'what was not sent says so and can be tried again or removed', async () => {
	const { show, hold, button, text, connection } = await openChat();
	await show( talking );
	await hold( makeItem( { clientId: 'a', state: 'failed' } ) );

	expect( text() ).toContain( 'Not sent.' );
	button( 'Try now' ).click();
	button( 'Remove' ).click();

	expect( connection.outbox.retry ).toHaveBeenCalledWith( 'a' );
	expect( connection.outbox.remove ).toHaveBeenCalledWith( 'a' );
} );

test( 'who is blocked reads so, and what they wrote stays', async () => {
	const { show, hold, text } = await openChat();
	await show( talking );
	await hold( makeItem( { clientId: 'a', state: 'failed', errorCode: 'blocked' } ) );

	expect( text() ).toContain( 'You can’t send messages here right now.' );
	expect( text() ).not.toContain( 'Not sent.' );
	expect( text() ).toContain( makeItem().content.body );
} );

test( 'who is typing is seen, without being announced', async () => {
	const { chat, show, find } = await openChat();
	await show( talking );

	chat.set( 'conversation', { typing: { ...ANNA, type: 'agent' } } );
	await settled();

	expect( find( '.typing' ).closest( '[role="log"]' ) ).toBeNull();
} );

test( 'a kind of message that a feature knows is shown its way, others as text', async () => {
	const { chat, show, find } = await openChat();
	chat.contents.card = ( { message } ) => `Card ${ message?.seq }`;

	await show( talking, [
		makeMessage( 1, { kind: 'card' as never, body: 'Not this' } ),
		makeMessage( 2, { kind: 'later' as never, body: 'Words' } ),
	] );

	expect(
		[ ...find( '[role="log"]' ).querySelectorAll( '.bubble' ) ].map( ( { textContent } ) => textContent )
	).toEqual( [ 'Card 1', 'Words' ] );
} );

test( 'messages of another conversation take the place of those of the first', async () => {
	const { chat, show, text } = await openChat();
	await show( { ...talking, state: 'closed' }, [ makeMessage( 1, { body: 'First' } ) ] );

	chat.dispatch( {
		type: 'conversation.created',
		conversation: { ...talking, id: 'c_2', createdAt: '2026-01-01T01:00:00.000Z' },
	} );
	load( chat, [ makeMessage( 1, { conversationId: 'c_2', body: 'Second' } ) ], 'c_2' );
	await settled();

	expect( text() ).toContain( 'Second' );
	expect( text() ).not.toContain( 'First' );
} );
