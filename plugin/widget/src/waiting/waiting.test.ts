import { settled } from '../../../../relay/client/fakes';
import { openChat } from '../core/fakes';
import { makeConversation, makeItem, mine } from '../fakes';

test( 'who waits is told their place', async () => {
	const { show, text } = await openChat();

	await show( makeConversation( { queuePosition: 3 } ), [ mine( 1 ) ] );

	expect( text() ).toContain( 'You are number 3 in the queue.' );
} );

test.each( [
	[ 3, null, 'You are number 3 in the queue. You can keep writing while you wait.' ],
	[ 3, 60_000, 'You are number 3 in the queue. The wait is usually about 1 minute. You can keep' ],
	[ 5, 240_000, 'You are number 5 in the queue. The wait is usually about 4 minutes.' ],
	[ 36, 1_500_000, 'The wait is usually about 25 minutes. You can keep writing while you wait.' ],
	[ 36, 7_200_000, 'The wait is usually more than an hour.' ],
	[ 36, null, 'Many people are waiting right now. You can keep writing while you wait.' ],
	[ 1, 240_000, 'You are next. Somebody will be with you soon.' ],
] )( 'number %d, with a wait of %s ms', async ( queuePosition, expectedWaitMs, sentence ) => {
	const { show, text } = await openChat( { queuePlacesShown: 5 } );

	await show( makeConversation( { queuePosition, expectedWaitMs } ), [ mine( 1 ) ] );

	expect( text() ).toContain( sentence );
	expect( text() ).not.toContain( '36' );
} );

test( 'nothing is said before anything was written, but as soon as it was', async () => {
	const { hold, text } = await openChat();
	expect( text() ).not.toContain( 'You are next.' );

	await hold( makeItem( { conversationId: null } ) );

	expect( text() ).toContain( 'You are next.' );
} );

test( 'nor is it said to whom the relay has refused, who waits for nobody', async () => {
	const { hold, text } = await openChat();

	await hold( makeItem( { conversationId: null, state: 'failed', errorCode: 'blocked' } ) );

	expect( text() ).not.toContain( 'You are next.' );
} );

test( 'when nobody is there that is said', async () => {
	const { chat, show, text } = await openChat();
	await show( makeConversation(), [ mine( 1 ) ] );

	chat.dispatch( { type: 'availability.changed', availability: { status: 'offline', agents: [], backAt: null } } );
	await settled();

	expect( text() ).toContain( 'Nobody is here right now.' );
} );

test( 'while everybody is busy or away from the keyboard, it takes longer', async () => {
	const { chat, show, text } = await openChat();
	await show( makeConversation(), [ mine( 1 ) ] );

	chat.dispatch( { type: 'availability.changed', availability: { status: 'away', agents: [], backAt: null } } );
	await settled();

	expect( text() ).toContain( 'You are next. It may take a little longer than usual.' );
	expect( text() ).not.toContain( 'Nobody is here' );
} );

test.each( [
	[ 'has waited for minutes', 'online', {}, 4 ],
	[ 'comes while nobody is there', 'offline', {}, 0 ],
	[ 'has asked for a call on another page', 'online', { kind: 'callback' }, 0 ],
] as const )( 'who %s gets what is offered then, with the later features', async ( _who, status, more, minutes ) => {
	const { chat, show } = await openChat( { offerMinutes: 3 } );
	chat.bringLater = jest.fn( async () => {} );
	chat.set( 'session', { availability: { status, agents: [], backAt: null } } );

	await show( makeConversation( { queuedAt: new Date( Date.now() - minutes * 60_000 ).toISOString(), ...more } ) );
	await settled();

	expect( chat.bringLater ).toHaveBeenCalledTimes( 1 );
} );

test( 'who has waited for a minute needs nothing yet', async () => {
	const { chat, show } = await openChat( { offerMinutes: 3 } );
	chat.bringLater = jest.fn( async () => {} );

	await show( makeConversation( { queuedAt: new Date( Date.now() - 60_000 ).toISOString() } ), [ mine( 1 ) ] );
	await settled();

	expect( chat.bringLater ).not.toHaveBeenCalled();
} );
