import { EMOJI_AT_300 } from '../../../../relay/protocol/odd-texts.fixture';
import { settled } from '../../../../relay/client/fakes';
import { setDraft } from '../composer/draft';
import { openChat } from '../core/fakes';
import { makeSession } from '../fakes';

afterEach( () => localStorage.clear() );

/** A chat whose relay does not answer, with the form on screen. */
async function goAway( draft = '' ) {
	const opened = await openChat();
	setDraft( opened.chat, draft );
	opened.chat.dispatch( { type: 'session.ended', isForgotten: false } );
	opened.chat.dispatch( { type: 'session.missed' } );
	await settled();
	return {
		...opened,
		async type( name: string, value: string ) {
			const field = opened.find< HTMLInputElement >( `.left-message [name="${ name }"]` );
			field.value = value;
			field.dispatchEvent( new Event( 'input', { bubbles: true } ) );
			await settled();
		},
		async comeBack() {
			opened.chat.dispatch( { type: 'session.begun', ...makeSession() } );
			await settled();
		},
	};
}

function answer( status: number, body: object = {} ) {
	return jest
		.spyOn( globalThis, 'fetch' )
		.mockResolvedValue( { ok: status < 400, status, json: async () => body } as Response );
}

beforeAll( () => {
	// jsdom has none; each test says what it does.
	globalThis.fetch ??= () => Promise.reject( new TypeError() );
} );

test( 'the title of the page is shortened by whole characters: PHP reads no half of one', async () => {
	document.title = EMOJI_AT_300;
	const { type, button } = await goAway( 'Hello' );
	const fetched = answer( 201 );
	await type( 'name', 'Kim' );
	await type( 'email', 'kim@example.org' );

	button( 'Leave message' ).click();
	await settled();

	const { page } = JSON.parse( String( fetched.mock.calls[ 0 ]?.[ 1 ]?.body ) );
	expect( page.title ).toBe( 'x'.repeat( 299 ) );
	document.title = '';
} );

test( 'while the relay is away a message can be left; what was typed is there', async () => {
	const { find, button, type, text, chat } = await goAway( 'Half a message' );
	const fetched = answer( 201 );
	expect( find< HTMLTextAreaElement >( 'textarea' ).value ).toBe( 'Half a message' );

	await type( 'name', 'Kim' );
	await type( 'email', 'kim@example.org' );
	button( 'Leave message' ).click();
	await settled();

	const [ address, init ] = fetched.mock.calls[ 0 ]!;
	expect( String( address ) ).toContain( 'veranda/v1/left-messages' );
	expect( JSON.parse( String( init?.body ) ) ).toMatchObject( {
		name: 'Kim',
		email: 'kim@example.org',
		body: 'Half a message',
		website: '',
	} );
	expect( text() ).toContain( 'We have your message.' );
	expect( chat.state.composer.draft ).toBe( '' );
} );

test( 'A72: what a password manager put into the hidden field goes along, and the message is taken', async () => {
	const { button, type, text } = await goAway( 'Call me' );
	const fetched = answer( 201 );

	await type( 'name', 'Kim' );
	await type( 'email', 'kim@example.org' );
	await type( 'website', 'https://kim.example.org' );
	button( 'Leave message' ).click();
	await settled();

	const sent = JSON.parse( String( fetched.mock.calls[ 0 ]![ 1 ]?.body ) ) as object;
	expect( sent ).toMatchObject( { body: 'Call me', website: 'https://kim.example.org' } );
	expect( text() ).toContain( 'We have your message.' );
} );

test.each( [
	[ 'by us', 429, { code: 'veranda_rate_limited', message: 'Try again in an hour.' }, 'Try again in an hour.' ],
	[
		'by us, of a field',
		400,
		{
			code: 'rest_invalid_param',
			message: 'Invalid parameter(s): email',
			data: { params: { email: 'Enter an address.' } },
		},
		'Enter an address.',
	],
	[
		'by another plugin',
		401,
		{ code: 'rest_not_logged_in', message: 'Members only.' },
		'Not sent. What you wrote is kept',
	],
	[ 'by a web server', 403, undefined, 'Not sent. What you wrote is kept' ],
] )( 'why a message was refused %s is said in our words, and it is kept', async ( _who, status, body, expected ) => {
	const { button, type, text, chat } = await goAway();
	answer( status, body );
	await type( 'name', 'Kim' );
	await type( 'email', 'kim@example.org' );
	await type( 'body', 'Call me' );

	button( 'Leave message' ).click();
	await settled();

	expect( text() ).toContain( expected );
	expect( chat.storage.get( 'left' ) ).toContain( 'Call me' );
} );

test( 'a message that is changed after its answer was lost is left under another id', async () => {
	const { button, type, text } = await goAway();
	const stored = new Map< string, string >();
	let isLost = true;
	jest.spyOn( globalThis, 'fetch' ).mockImplementation( async ( _address, init ) => {
		const { clientId, body } = JSON.parse( String( init?.body ) ) as { clientId: string; body: string };
		if ( stored.has( clientId ) && stored.get( clientId ) !== body ) {
			return {
				ok: false,
				status: 409,
				json: async () => ( { message: 'Used for another message.' } ),
			} as Response;
		}
		stored.set( clientId, body );
		if ( isLost ) {
			isLost = false;
			throw new TypeError( 'network error' );
		}
		return { ok: true, status: 201, json: async () => ( {} ) } as Response;
	} );
	await type( 'name', 'Kim' );
	await type( 'email', 'kim@example.org' );
	await type( 'body', 'Call me' );
	button( 'Leave message' ).click();
	await settled();
	await type( 'body', 'Call me at noon' );

	button( 'Leave message' ).click();
	await settled();

	expect( text() ).toContain( 'We have your message.' );
	expect( [ ...stored.values() ] ).toEqual( [ 'Call me', 'Call me at noon' ] );
} );

test( 'the relay is back: who has written nothing gets the chat at once', async () => {
	const { find, comeBack } = await goAway();

	await comeBack();

	expect( find( '.left-message' ) ).toBeNull();
	expect( find( '.composer' ) ).not.toBeNull();
} );

test( 'the relay is back: who is writing goes on, and may take it along to the chat', async () => {
	const { find, button, type, comeBack } = await goAway();
	await type( 'body', 'Call me' );
	await comeBack();
	expect( find< HTMLTextAreaElement >( 'textarea' ).value ).toBe( 'Call me' );

	button( 'Go to the chat' ).click();
	await settled();

	expect( find< HTMLTextAreaElement >( '.composer textarea' ).value ).toBe( 'Call me' );
} );

test.each( [ 'Go to the chat', 'Leave message' ] )(
	'a draft beside a message that was begun earlier is not lost: %s',
	async ( label ) => {
		const opened = await openChat();
		opened.chat.storage.set( 'left', JSON.stringify( { name: 'Kim', email: 'kim@example.org', body: 'Call me' } ) );
		setDraft( opened.chat, 'Do you have lamps?' );
		opened.chat.dispatch( { type: 'session.ended', isForgotten: false } );
		opened.chat.dispatch( { type: 'session.missed' } );
		await settled();
		opened.chat.dispatch( { type: 'session.begun', ...makeSession() } );
		await settled();
		answer( 201 );

		opened.button( label ).click();
		await settled();

		expect( opened.chat.state.composer.draft ).toContain( 'Do you have lamps?' );
		expect( opened.chat.storage.get( 'left' ) ?? '' ).not.toContain( 'Call me' );
	}
);

test( 'a session that ends does not take the form from who is writing; a log-out does', async () => {
	const { chat, find, type, comeBack } = await goAway();
	await type( 'body', 'Call me' );
	await comeBack();

	chat.dispatch( { type: 'session.ended', isForgotten: false } );
	await settled();
	expect( find< HTMLTextAreaElement >( 'textarea' ).value ).toBe( 'Call me' );
	chat.dispatch( { type: 'session.ended', isForgotten: true } );
	await settled();

	expect( find( '.left-message' ) ).toBeNull();
} );
