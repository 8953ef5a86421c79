import { settled } from '../../../../relay/client/fakes';
import { ProblemError } from '../../../../relay/client/errors';
import type { Availability } from '../../../../relay/protocol';
import { focused, openChat, type } from '../core/fakes';
import { makeConversation, makeSession, ME, mine } from '../fakes';

const LINK = 'Leave your email address';
const OFFLINE: Availability = { status: 'offline', agents: [], backAt: null };

/** Waits in the queue, and asks to leave an address. */
async function ask() {
	const chat = await openChat();
	await chat.show( makeConversation(), [ mine( 1 ) ] );
	await settled();
	chat.button( LINK ).click();
	await settled();
	chat.find< HTMLInputElement >( '[name="name"]' ).value = ' Kim\n';
	chat.find< HTMLInputElement >( '[name="email"]' ).value = 'kim@example.org';
	return chat;
}

/** Opens the chat while nobody is there. */
async function openAtNight() {
	const chat = await openChat();
	chat.chat.dispatch( { type: 'session.begun', ...makeSession( { availability: OFFLINE } ) } );
	await settled();
	return chat;
}

test( 'who waits may leave name and address', async () => {
	const { button, relay, text } = await ask();

	button( 'Save' ).click();
	await settled();

	expect( relay.leaveLead ).toHaveBeenCalledWith(
		expect.objectContaining( { body: { prechat: { name: 'Kim', email: 'kim@example.org' } } } )
	);
	expect( text() ).not.toContain( LINK );
	expect( text() ).toContain( 'We will write to kim@example.org.' );
} );

test( 'the focus goes on into the form, and back to where one writes', async () => {
	const { button, find } = await ask();
	expect( focused() ).toBe( find( '[name="name"]' ) );

	button( 'Not now' ).focus();
	button( 'Not now' ).click();
	await settled();

	expect( focused() ).toBe( find( '.composer textarea' ) );
} );

test( 'what did not get through stays in its fields', async () => {
	const { button, relay, text, find } = await ask();
	relay.leaveLead.mockRejectedValueOnce( new Error() );

	button( 'Save' ).click();
	await settled();

	expect( text() ).toContain( 'That did not work.' );
	expect( find< HTMLInputElement >( '[name="email"]' ).value ).toBe( 'kim@example.org' );
} );

test( 'what was typed is there again when the card comes back, until it was saved or somebody else sits here', async () => {
	const { chat, find, button } = await ask();
	const fields = () => [ 'name', 'email' ].map( ( name ) => find< HTMLInputElement >( `[name="${ name }"]` )?.value );
	type( find( '[name="name"]' ), 'Kim' );
	type( find( '[name="email"]' ), 'kim@exam' );
	await settled();

	chat.set( 'pastConversations', { isOpen: true } );
	await settled();
	expect( find( '[name="email"]' ) ).toBeNull();
	chat.set( 'pastConversations', { isOpen: false } );
	await settled();
	expect( fields() ).toEqual( [ 'Kim', 'kim@exam' ] );
	chat.close();
	await settled();
	chat.open();
	await settled();
	expect( fields() ).toEqual( [ 'Kim', 'kim@exam' ] );

	type( find( '[name="email"]' ), 'kim@example.org' );
	button( 'Save' ).click();
	await settled();
	expect( chat.state.introduction ).toEqual( { step: 'saved' } );
	button( 'Change' ).click();
	await settled();
	type( find( '[name="name"]' ), 'Kim Lee' );
	chat.dispatch( { type: 'session.ended', isForgotten: true } );
	expect( chat.state.introduction ).toEqual( { step: 'no' } );
} );

test( 'who would rather not is not asked again; nor is who is known', async () => {
	const { chat, button, text } = await ask();
	button( 'Not now' ).click();
	await settled();
	expect( text() ).not.toContain( LINK );

	chat.dispatch( { type: 'session.ended', isForgotten: true } );
	const visitor = { ...ME, email: 'kim@example.org' };
	chat.dispatch( { type: 'session.begun', ...makeSession( { visitor, conversation: makeConversation() } ) } );
	await settled();

	expect( text() ).not.toContain( LINK );
} );

test( 'when nobody is there, the address is asked for first, and one may write all the same', async () => {
	const { find, text } = await openAtNight();

	expect( text() ).toContain( 'We’re not here right now.' );
	expect( find( '[name="email"]' ) ).not.toBeNull();
	expect( find( '[name="name"]' ) ).toBeNull();
	expect( find( '.composer textarea' ) ).not.toBeNull();
} );

test( 'once something was written, that nobody is there is said once', async () => {
	const { chat, show, text } = await openAtNight();
	await show( makeConversation(), [ mine( 1 ) ] );
	chat.dispatch( { type: 'availability.changed', availability: OFFLINE } );
	await settled();

	expect( text() ).toContain( 'Nobody is here right now.' );
	expect( text() ).toContain( 'Leave your email address and we will write back.' );
	expect( text() ).not.toContain( 'We’re not here right now.' );
} );

test( 'an address that is none is told at its field, by us or by the relay', async () => {
	const { button, find, relay, text } = await openAtNight();
	const field = find< HTMLInputElement >( '[name="email"]' );
	field.value = 'maria@example';

	button( 'Save' ).click();
	await settled();
	expect( relay.leaveLead ).not.toHaveBeenCalled();
	expect( text() ).toContain( 'That address looks incomplete.' );
	expect( field.getAttribute( 'aria-invalid' ) ).toBe( 'true' );
	expect( focused() ).toBe( field );

	field.value = 'maria@exa_mple.org';
	const refusal = { type: 'about:blank', title: '', status: 400, code: 'invalid_request', detail: '' } as const;
	relay.leaveLead.mockRejectedValueOnce( new ProblemError( refusal ) );
	button( 'Save' ).click();
	await settled();
	expect( text() ).toContain( 'That address looks incomplete.' );
	expect( find< HTMLInputElement >( '[name="email"]' ).value ).toBe( 'maria@exa_mple.org' );
} );

test( 'what is being typed stays when somebody comes', async () => {
	const { chat, find } = await openAtNight();
	const field = find< HTMLInputElement >( '[name="email"]' );
	field.focus();
	field.value = 'maria@';
	field.dispatchEvent( new Event( 'input', { bubbles: true } ) );
	await settled();

	chat.dispatch( { type: 'availability.changed', availability: { ...OFFLINE, status: 'online' } } );
	await settled();

	expect( find< HTMLInputElement >( '[name="email"]' ).value ).toBe( 'maria@' );
	expect( focused() ).toBe( field );
} );

test( 'an address that was taken is said, and can be changed', async () => {
	const { button, find, text } = await openAtNight();
	find< HTMLInputElement >( '[name="email"]' ).value = 'maria@example.org';
	button( 'Save' ).click();
	await settled();
	expect( text() ).toContain( 'We will write to maria@example.org.' );
	expect( focused() ).toBe( button( 'Change' ) );

	button( 'Change' ).click();
	await settled();

	expect( find< HTMLInputElement >( '[name="email"]' ).value ).toBe( 'maria@example.org' );
	expect( focused() ).toBe( find( '[name="email"]' ) );
} );

test.each( [
	[ 'waits', 'online', true ],
	[ 'comes back while nobody is there', 'offline', false ],
] as const )(
	'who has left an address on another page and %s reads it, and can change it',
	async ( _who, status, waits ) => {
		const { chat, button, find, text } = await openChat();
		const visitor = { ...ME, email: 'kim@example.org' };
		const conversation = waits ? makeConversation() : null;
		chat.dispatch( {
			type: 'session.begun',
			...makeSession( { visitor, conversation, availability: { ...OFFLINE, status } } ),
		} );
		await settled();

		expect( text() ).not.toContain( LINK );
		expect( text() ).toContain( 'We will write to kim@example.org.' );
		button( 'Change' ).click();
		await settled();

		expect( find< HTMLInputElement >( '[name="email"]' ).value ).toBe( 'kim@example.org' );
		expect( focused()?.closest( '.introduction' ) ).not.toBeNull();
	}
);

test( 'whom WordPress knows is not asked, nor told', async () => {
	const { chat, text } = await openAtNight();
	const visitor = { ...ME, email: 'kim@example.org', verified: true };
	chat.dispatch( { type: 'session.begun', ...makeSession( { visitor, availability: OFFLINE } ) } );
	await settled();

	expect( text() ).not.toMatch( /kim@example|email address/ );
} );
