import { settled } from '../../../../relay/client/fakes';
import { ProblemError } from '../../../../relay/client/errors';
import type { Problem } from '../../../../relay/protocol';
import { focused, openChat, type } from '../core/fakes';
import { config, makeConversation, ME, mine } from '../fakes';
import { callback } from '.';
import { callTimes } from './call-times';

const PHONE = '+49 30 901820';
const CALL = 'Ask us to call you';

const refused = ( path: string ) =>
	new ProblemError( {
		code: 'invalid_request',
		detail: '',
		status: 400,
		fields: [ { path, message: '' } ],
	} as Problem );

/** A chat that waits while nobody is there. */
async function wait( { isCallbackOffered = true, email = null as string | null, verified = false } = {} ) {
	const opened = await openChat( { isCallbackOffered, offerMinutes: 3 } );
	await opened.show( makeConversation( { queuedAt: new Date().toISOString() } ), [ mine( 1 ) ] );
	opened.chat.set( 'session', { visitor: { ...ME, email, verified } } );
	opened.chat.dispatch( {
		type: 'availability.changed',
		availability: { status: 'offline', agents: [], backAt: null },
	} );
	await settled();
	return opened;
}

test( 'who comes while nobody is there asks for a call, and reads when it comes', async () => {
	const { button, find, relay, text } = await wait();
	button( CALL ).click();
	await settled();
	expect( focused() ).toBe( find( '[name="phone"]' ) );
	find< HTMLInputElement >( '[name="phone"]' ).value = PHONE;
	const call = { phone: PHONE, at: null };
	relay.start.mockResolvedValueOnce( { conversation: makeConversation( { kind: 'callback', callback: call } ) } );

	button( 'Call me' ).click();
	await settled();

	expect( relay.start.mock.lastCall?.[ 0 ].body ).toMatchObject( { kind: 'callback', callback: call } );
	// From left to right, whatever the language.
	expect( text() ).toContain( `We will call you at \u2066${ PHONE }\u2069 as soon as we can.` );
	expect( focused()?.textContent ).toContain( PHONE );
	// What is said to who waits, and the question for an address, are beside the point now.
	expect( text() ).not.toMatch( /Nobody is here|email address/ );
} );

test( 'one thing is asked at a time: the address waits until the call is agreed or not wanted', async () => {
	const { button, chat, find } = await wait();
	type( find( '[name="email"]' ), 'maria@' );
	button( CALL ).click();
	await settled();
	expect( find( '[name="email"]' ) ).toBeNull();

	button( 'Not now' ).click();
	await settled();

	expect( find< HTMLInputElement >( '[name="email"]' ).value ).toBe( 'maria@' );
	expect( chat.state.callback.step ).toBe( 'no' );
} );

test.each( [
	[ 'callback.phone', 'This phone number looks incomplete.' ],
	[ 'callback.at', 'Nobody is there at this time.' ],
] )( 'what is wrong with %s is told, and what was typed stays', async ( path, sentence ) => {
	const { button, find, relay, text } = await wait();
	button( CALL ).click();
	await settled();
	find< HTMLInputElement >( '[name="phone"]' ).value = '12';
	relay.start.mockRejectedValueOnce( refused( path ) );

	button( 'Call me' ).click();
	await settled();

	expect( text() ).toContain( sentence );
	expect( find< HTMLInputElement >( '[name="phone"]' ).value ).toBe( '12' );
} );

test( 'what is being filled in stays when somebody comes meanwhile, and when the window was closed', async () => {
	const { button, chat, find } = await wait();
	button( CALL ).click();
	await settled();
	const field = find< HTMLInputElement >( '[name="phone"]' );
	field.value = PHONE;
	field.dispatchEvent( new Event( 'input', { bubbles: true } ) );
	const select = find< HTMLSelectElement >( '[name="at"]' );
	select.selectedIndex = 1;
	const { value: at } = select;
	select.dispatchEvent( new Event( 'input', { bubbles: true } ) );

	chat.dispatch( {
		type: 'availability.changed',
		availability: { status: 'online', agents: [], backAt: null },
	} );
	await settled();
	expect( find( '[name="phone"]' ) ).toBe( field );

	chat.close();
	await settled();
	chat.open();
	await settled();
	expect( find< HTMLInputElement >( '[name="phone"]' ).value ).toBe( PHONE );
	expect( find< HTMLSelectElement >( '[name="at"]' ).value ).toBe( at );
} );

test( 'whose address is known need not wait', async () => {
	const { button, relay, text } = await wait( {
		isCallbackOffered: false,
		email: 'maria@example.org',
		verified: true,
	} );
	relay.start.mockResolvedValueOnce( { conversation: makeConversation( { kind: 'message' } ) } );
	expect( text() ).not.toContain( CALL );

	button( 'Get the answer by email' ).click();
	await settled();

	expect( relay.start.mock.lastCall?.[ 0 ].body ).toMatchObject( { kind: 'message' } );
	expect( text() ).toContain( 'we will write to maria@example.org' );
} );

test.each( [ 'no', 'saved' ] as const )( 'an address that was left is not told twice: %s', async ( step ) => {
	const { chat, show, text } = await wait( { email: 'maria@example.org' } );
	chat.set( 'introduction', { step } );

	await show( makeConversation( { kind: 'message' } ), [ mine( 1 ) ] );

	expect( text().split( 'maria@example.org' ) ).toHaveLength( 2 );
	expect( text() ).toContain( 'You do not have to wait: we have your message.' );
} );

test.each( [
	[ 4, true ],
	[ 1, false ],
] )( 'somebody is there, and the visitor has waited for %d minutes', async ( minutes, isOffered ) => {
	const { chat, show, text } = await openChat( { isCallbackOffered: true, offerMinutes: 3 } );
	callback.start?.( chat );

	const queuedAt = new Date( Date.now() - minutes * 60_000 ).toISOString();
	await show( makeConversation( { queuedAt } ), [ mine( 1 ) ] );
	await settled();

	expect( text().includes( CALL ) ).toBe( isOffered );
} );

test( 'who waited for long once is not offered it at once in the next conversation', async () => {
	const { chat, show, text } = await openChat( { isCallbackOffered: true, offerMinutes: 3 } );
	const since = ( minutes: number ) => new Date( Date.now() - minutes * 60_000 ).toISOString();
	await show( makeConversation( { queuedAt: since( 4 ) } ), [ mine( 1 ) ] );
	await settled();
	expect( text() ).toContain( CALL );

	chat.dispatch( { type: 'conversation.requested' } );
	await show( makeConversation( { id: 'c_2', queuedAt: since( 0 ) } ), [ mine( 1, { conversationId: 'c_2' } ) ] );
	await settled();

	expect( text() ).not.toContain( CALL );
} );

test( 'calls are offered at full hours within opening hours, in the next seven days', () => {
	const week = Array.from( { length: 7 }, ( _, day ) => ( day < 2 ? [ [ '09:30', '12:00' ] ] : [] ) );
	const openingHours = JSON.stringify( { timezone: 'UTC', week, exceptions: [] } );
	const sunday = Date.UTC( 2026, 10, 29, 12 );

	const times = callTimes( { ...config, hasOpeningHours: true, openingHours }, sunday );

	expect( times.map( ( at ) => at.toISOString().slice( 0, 16 ) ) ).toEqual( [
		'2026-11-30T10:00',
		'2026-11-30T11:00',
		'2026-12-01T10:00',
		'2026-12-01T11:00',
	] );
} );

test.each( [ '', '{"timezone":"Mars/Phobos","week":[],"exceptions":[]}' ] )(
	'without hours that can be read, in the daytime: %s',
	( openingHours ) => {
		const hours = new Set(
			callTimes( { ...config, hasOpeningHours: true, openingHours }, Date.now() ).map( ( at ) => at.getHours() )
		);

		expect( [ ...hours ].sort( ( one, other ) => one - other ) ).toEqual( [ 9, 10, 11, 12, 13, 14, 15, 16 ] );
	}
);
