import { settled } from '../../../../relay/client/fakes';
import { openChat, talking, type } from '../core/fakes';
import { makeConversation, mine } from '../fakes';

const closed = { ...talking, state: 'closed' as const };

test( 'after the end one can rate with a comment', async () => {
	const { show, find, button, relay, text } = await openChat();
	relay.rate.mockResolvedValueOnce( {
		conversation: { ...closed, rating: { score: 4, comment: 'Quick!' } },
	} );
	await show( closed );
	find( 'input[aria-label="4 stars"]' ).click();
	await settled();

	type( find( 'textarea' ), 'Quick!' );
	button( 'Send rating' ).click();
	await settled();

	expect( relay.rate ).toHaveBeenCalledWith( { id: 'c_1', body: { score: 4, comment: 'Quick!' } } );
	expect( text() ).toContain( 'Thank you' );
} );

test( 'what was not taken is said, and the comment stays', async () => {
	const { show, find, button, relay, text } = await openChat();
	relay.rate.mockRejectedValueOnce( new Error() );
	await show( closed );
	find( 'input[aria-label="1 star"]' ).click();
	await settled();
	type( find( 'textarea' ), 'Slow' );

	button( 'Send rating' ).click();
	await settled();

	expect( text() ).toContain( 'That did not work.' );
	expect( find< HTMLTextAreaElement >( 'textarea' ).value ).toBe( 'Slow' );
} );

test( 'of a comment that is too long nothing is cut off, and it says so', async () => {
	const { show, find, button, text } = await openChat();
	await show( closed );
	find( 'input[aria-label="1 star"]' ).click();
	await settled();
	const long = 'x'.repeat( 10_000 );

	type( find( 'textarea' ), long );
	await settled();

	expect( find< HTMLTextAreaElement >( 'textarea' ).value ).toBe( long );
	expect( find( 'textarea' ).getAttribute( 'maxlength' ) ).toBeNull();
	expect( text() ).toContain( 'This is too long. Please shorten it.' );
	expect( button( 'Send rating' ).disabled ).toBe( true );
	type( find( 'textarea' ), 'Slow' );
	await settled();
	expect( text() ).not.toContain( 'too long' );
	expect( button( 'Send rating' ).disabled ).toBe( false );
} );

test( 'a comment that was begun is there again when the window was closed', async () => {
	const { chat, show, find } = await openChat();
	await show( closed );
	find( 'input[aria-label="1 star"]' ).click();
	await settled();
	type( find( 'textarea' ), 'Slow' );

	chat.close();
	await settled();
	chat.open();
	await settled();

	expect( find< HTMLTextAreaElement >( 'textarea' ).value ).toBe( 'Slow' );
} );

test( 'what nobody answered cannot be rated, and what was rated is thanked for', async () => {
	const { show, find, text } = await openChat();
	await show( makeConversation( { state: 'closed' } ), [ mine( 1 ) ] );
	expect( find( '.rating' ) ).toBeNull();

	await show( { ...closed, rating: { score: 5, comment: null } } );

	expect( find( '.rating' ) ).toBeNull();
	expect( text() ).toContain( 'Thank you' );
} );

test( 'the stars of one conversation are not those of the next', async () => {
	const { chat, show, find } = await openChat();
	await show( closed );
	find( 'input[aria-label="4 stars"]' ).click();

	chat.dispatch( { type: 'conversation.requested' } );

	expect( chat.state.rating.score ).toBe( 0 );
} );

test( 'the owner chooses what is asked and how: thumbs are 5 and 1', async () => {
	const { show, find, button, relay, text } = await openChat( {
		ratingKind: 'thumbs',
		ratingQuestion: 'Did we help?',
	} );
	await show( closed );
	expect( text() ).toContain( 'Did we help?' );
	expect( find( '.rating' ).querySelectorAll( 'input' ) ).toHaveLength( 2 );
	find( 'input[aria-label="Bad"]' ).click();
	await settled();
	button( 'Send rating' ).click();
	await settled();

	expect( relay.rate ).toHaveBeenCalledWith( { id: 'c_1', body: { score: 1 } } );
} );

test( 'of five faces one is chosen; a kind that is not known is asked for by stars', async () => {
	const faces = await openChat( { ratingKind: 'faces' } );
	await faces.show( closed );
	faces.find( 'input[aria-label="Good"]' ).click();
	await settled();
	expect( faces.find( '.rating' ).querySelectorAll( '.is-on' ) ).toHaveLength( 1 );
	expect( faces.chat.state.rating.score ).toBe( 4 );

	const odd = await openChat( { ratingKind: 'hearts' as 'stars' } );
	await odd.show( closed );
	expect( odd.find( 'input[aria-label="5 stars"]' ) ).not.toBeNull();
} );

test( 'it can be switched off', async () => {
	const { show, find } = await openChat( { ratingKind: 'off' } );
	await show( closed );

	expect( find( '.rating' ) ).toBeNull();
} );
