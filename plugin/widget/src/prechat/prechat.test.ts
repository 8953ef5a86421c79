import { ProblemError } from '../../../../relay/client/errors';
import { settled } from '../../../../relay/client/fakes';
import type { Problem, PrechatForm } from '../../../../relay/protocol';
import { focused, openChat } from '../core/fakes';
import { makeConversation, makeItem, makeSession, ME } from '../fakes';

const FORM: PrechatForm = {
	fields: [
		{ key: 'email', type: 'email', label: '', isRequired: true },
		{
			key: 'topic',
			type: 'choice',
			label: 'Topic',
			isRequired: true,
			options: [
				{ value: 'order', label: 'An order' },
				{ value: 'other', label: 'Something else' },
			],
		},
		{
			key: 'order',
			type: 'order',
			label: '',
			isRequired: true,
			condition: { on: 'answer', key: 'topic', value: 'order' },
		},
		{ key: 'elsewhere', type: 'text', label: 'Elsewhere', isRequired: true, condition: { on: 'page', path: '/x' } },
		{
			key: 'colours',
			type: 'choices',
			label: 'Colours',
			isRequired: false,
			options: [ { value: 'red', label: 'Red' } ],
		},
		{ key: 'news', type: 'checkbox', label: 'News', isRequired: false },
	],
	consent: { text: 'I agree.', url: 'https://shop.test/privacy' },
};

async function open( form: PrechatForm | null = FORM, more: object = {} ) {
	const opened = await openChat();
	const { chat, find } = opened;
	const begin = async ( prechatForm = form ) => {
		chat.dispatch( { type: 'session.begun', ...makeSession( { prechatForm, ...more } ) } );
		await settled();
	};
	await begin();
	return {
		...opened,
		begin,
		async speak( language: string ) {
			chat.config.language = language;
			chat.set( 'language', {} );
			await settled();
		},
		async fill( key: string, value: string ) {
			const field = find< HTMLInputElement >( `#${ key }` );
			field.value = value;
			field.dispatchEvent( new Event( 'input', { bubbles: true } ) );
			await settled();
		},
		async tick( id: string ) {
			find( `#${ id }` ).click();
			await settled();
		},
		async submit() {
			find( '.prechat' ).dispatchEvent( new Event( 'submit', { bubbles: true, cancelable: true } ) );
			await settled();
		},
	};
}

/** Fills in what is required. */
async function fillAll( { fill, tick }: Awaited< ReturnType< typeof open > > ) {
	await fill( 'email', 'ada@example.org' );
	await fill( 'topic', 'order' );
	await fill( 'order', '#1001' );
	await tick( 'colours-red' );
	await tick( 'consent' );
}

function refusal( fields: Problem[ 'fields' ], prechatForm?: PrechatForm | null ): ProblemError {
	const problem = { type: 'about:blank', title: '', status: 400, code: 'prechat_invalid', detail: '' } as const;
	return new ProblemError( { ...problem, fields, ...( prechatForm !== undefined && { prechatForm } ) } );
}

afterEach( () => localStorage.clear() );

test( 'the owner’s questions come before the first message; answered, they make room for it', async () => {
	const opened = await open();
	const { chat, find, text, relay, submit } = opened;
	expect( text() ).toContain( 'Your email address' );
	expect( text() ).toContain( 'Colours (optional)' );
	expect( text() ).not.toContain( 'Elsewhere' );
	expect( find( '.composer' ) ).toBeNull();
	expect( focused() ).toBe( find( '#email' ) );

	await fillAll( opened );
	await submit();

	expect( relay.leaveLead ).toHaveBeenCalledWith(
		expect.objectContaining( {
			body: {
				prechat: {
					email: 'ada@example.org',
					fields: { topic: 'order', order: '#1001', colours: [ 'red' ] },
					consent: true,
					consentText: 'I agree.',
					consentUrl: 'https://shop.test/privacy',
				},
			},
		} )
	);
	expect( find( '.composer' ) ).not.toBeNull();
	expect( focused() ).toBe( find( '.composer textarea' ) );
	expect( chat.state.session.visitor?.email ).toBe( 'ada@example.org' );
	expect( localStorage ).toHaveLength( 0 );
} );

test( 'a question that hangs on an answer comes with it', async () => {
	const { fill, text } = await open();
	expect( text() ).not.toContain( 'Order number' );

	await fill( 'topic', 'order' );
	expect( text() ).toContain( 'Order number' );
	await fill( 'topic', 'other' );
	expect( text() ).not.toContain( 'Order number' );
} );

test.each( [
	[ '/shop', '/shop/x', true ],
	[ '/shop', '/shop/y', false ],
	[ '/shop', '/x', true ],
	[ '/shop', '/shopping/x', false ],
	[ '', '/x', true ],
	[ undefined, '/x', true ],
] )( 'a question of a page is asked on it, where the site starts at %p: %s', async ( homePath, path, isAsked ) => {
	history.replaceState( null, '', path );
	const { chat, begin, text } = await open( null );
	Object.assign( chat.config, { homePath } );
	await begin( FORM );

	expect( text().includes( 'Elsewhere' ) ).toBe( isAsked );
	history.replaceState( null, '', '/' );
} );

test( 'an answer that leads to where nobody is says when they are back', async () => {
	const backAt = new Date( Date.now() + 3 * 86_400_000 ).toISOString();
	const away = { status: 'offline', backAt } as const;
	const there = { status: 'online', backAt: null } as const;
	const options = [
		{ value: 'sales', label: 'Sales', availability: away },
		{ value: 'repairs', label: 'Repairs', availability: there },
		{ value: 'other', label: 'Something else' },
	];
	const several = { key: 'several', type: 'choices', label: 'Several', isRequired: false, options } as const;
	const fields = [ { key: 'one', type: 'choice', label: 'One', isRequired: false, options } as const, several ];
	const { fill, find, tick } = await open( { fields: [ ...fields, FORM.fields[ 4 ]! ], consent: null } );
	const notes = () =>
		[ ...find( '.prechat' ).querySelectorAll( '.prechat-note' ) ].map( ( { textContent } ) => textContent );
	const sentence = expect.stringMatching( /^Back on .+ at .+/ );

	// A question that leads nowhere says nothing at all.
	expect( notes() ).toEqual( [ '', '' ] );
	expect( find( '.prechat-note' ).getAttribute( 'role' ) ).toBe( 'status' );
	await fill( 'one', 'sales' );
	expect( notes() ).toEqual( [ sentence, '' ] );
	await fill( 'one', 'repairs' );
	await tick( 'several-other' );
	expect( notes() ).toEqual( [ '', '' ] );
	await tick( 'several-sales' );
	expect( notes() ).toEqual( [ '', sentence ] );
} );

test.each( [
	[ 'offline', 'Nobody is there right now. You can leave a message.' ],
	[ 'away', 'Replies may take longer than usual.' ],
] as const )(
	'an answer that leads to who is %s says so where nobody knows when they are back',
	async ( status, said ) => {
		const options = [ { value: 'sales', label: 'Sales', availability: { status, backAt: null } } ];
		const field = { key: 'one', type: 'choice', label: 'One', isRequired: false, options } as const;
		const { fill, find } = await open( { fields: [ field ], consent: null } );

		await fill( 'one', 'sales' );

		expect( find( '.prechat-note' ).textContent ).toBe( said );
	}
);

describe( 'where the owner says it in several languages', () => {
	const words = {
		de_DE: {
			consent: 'Ich bin einverstanden.',
			consentUrl: 'https://shop.test/datenschutz',
			labels: { topic: 'Thema', 'topic.order': 'Eine Bestellung' },
		},
		ar: { labels: {} },
	};
	async function openIn( language: string ) {
		const opened = await open( { ...FORM, words } );
		await opened.speak( language );
		return opened;
	}

	test( 'the form is in the language of the chat, and what was agreed to is handed in as it was read', async () => {
		const { fill, tick, submit, find, text, relay } = await openIn( 'de_DE' );
		expect( text() ).toContain( 'Thema' );
		expect( find( '#topic' ).textContent ).toContain( 'Eine Bestellung' );
		expect( text() ).not.toContain( 'I agree.' );
		expect( find< HTMLAnchorElement >( '.prechat-link' ).href ).toBe( 'https://shop.test/datenschutz' );

		await fill( 'email', 'ada@example.org' );
		await fill( 'topic', 'other' );
		await tick( 'consent' );
		await submit();

		expect( relay.leaveLead.mock.calls[ 0 ]?.[ 0 ].body ).toMatchObject( {
			prechat: {
				consent: true,
				consentText: 'Ich bin einverstanden.',
				consentUrl: 'https://shop.test/datenschutz',
			},
		} );
	} );

	test( 'who has agreed in one language and hands in in another, has read the link of the first', async () => {
		const { fill, tick, submit, speak, relay } = await openIn( 'de_DE' );
		await fill( 'email', 'ada@example.org' );
		await fill( 'topic', 'other' );
		await tick( 'consent' );

		await speak( 'ar' );
		await submit();

		expect( relay.leaveLead.mock.calls[ 0 ]?.[ 0 ].body ).toMatchObject( {
			prechat: { consentText: 'Ich bin einverstanden.', consentUrl: 'https://shop.test/datenschutz' },
		} );
	} );

	test( 'what is not written in it stays as it is, and who has agreed goes on in another one', async () => {
		const { tick, find, speak, text } = await openIn( 'ar' );
		expect( text() ).toContain( 'I agree.' );
		await tick( 'consent' );

		await speak( 'de_DE' );

		expect( text() ).toContain( 'Ich bin einverstanden.' );
		expect( find< HTMLInputElement >( '#consent' ).checked ).toBe( true );
	} );

	test( 'a text that the owner has changed meanwhile was agreed to by nobody', async () => {
		const { tick, find, chat } = await openIn( 'ar' );
		await tick( 'consent' );

		chat.set( 'prechat', { form: { ...FORM, consent: { text: 'I agree to more.', url: null } } } );
		await settled();

		expect( find< HTMLInputElement >( '#consent' ).checked ).toBe( false );
	} );
} );

test( 'what is missing or wrong is told at its field, which gets the focus, and goes as it is mended', async () => {
	const { fill, find, relay, submit, text } = await open();
	await fill( 'email', 'ada@example' );

	await submit();

	expect( relay.leaveLead ).not.toHaveBeenCalled();
	const email = find( '#email' );
	expect( focused() ).toBe( email );
	expect( find( `#${ email.getAttribute( 'aria-describedby' ) }` ).textContent ).toBe(
		'That address looks incomplete.'
	);
	expect( find( '#topic-problem' ).textContent ).toBe( 'Please answer this.' );
	expect( find( '#consent-problem' ).textContent ).toBe( 'Please tick this box.' );
	await fill( 'email', 'ada@example.org' );
	expect( text() ).not.toContain( 'That address looks incomplete.' );
} );

test( 'nothing that is pasted is cut off: what is too long is told at its field', async () => {
	const opened = await open();
	const { fill, find, relay, submit, text } = opened;
	await fillAll( opened );
	const long = 'x'.repeat( 10_000 );
	await fill( 'order', long );

	await submit();

	expect( relay.leaveLead ).not.toHaveBeenCalled();
	expect( find( '#order-problem' ).textContent ).toBe( 'This is too long. Please shorten it.' );
	expect( find< HTMLInputElement >( '#order' ).value ).toBe( long );
	expect( find( '#order' ).getAttribute( 'maxlength' ) ).toBeNull();
	await fill( 'order', '1001' );
	expect( text() ).not.toContain( 'too long' );
} );

test( 'what the relay finds wrong is told at its field, and nothing is lost', async () => {
	const opened = await open();
	const { find, relay, submit } = opened;
	await fillAll( opened );
	relay.leaveLead.mockRejectedValueOnce(
		refusal( [ { path: 'prechat.fields.order', code: 'too_long', message: '' } ], FORM )
	);

	await submit();

	expect( find( '#order-problem' ).textContent ).toBe( 'This is too long. Please shorten it.' );
	expect( find< HTMLInputElement >( '#email' ).value ).toBe( 'ada@example.org' );
} );

test( 'a form that was changed meanwhile takes the place of this one, with what was typed', async () => {
	const opened = await open();
	const { find, relay, submit, text } = opened;
	await fillAll( opened );
	const phone = { key: 'phone', type: 'phone', label: '', isRequired: true } as const;
	const changed = { ...FORM, fields: [ FORM.fields[ 0 ]!, phone ] };
	relay.leaveLead.mockRejectedValueOnce(
		refusal(
			[
				{ path: 'prechat.fields.topic', code: 'unknown_field', message: '' },
				{ path: 'prechat.phone', code: 'required', message: '' },
			],
			changed
		)
	);

	await submit();

	expect( text() ).not.toContain( 'Topic' );
	expect( find< HTMLInputElement >( '#email' ).value ).toBe( 'ada@example.org' );
	expect( focused() ).toBe( find( '#phone' ) );
} );

test( 'a question that is gone keeps nobody waiting: the rest is handed in', async () => {
	const opened = await open();
	const { find, relay, submit } = opened;
	await fillAll( opened );
	relay.leaveLead.mockRejectedValueOnce(
		refusal( [ { path: 'prechat.fields.topic', code: 'unknown_field', message: '' } ], null )
	);

	await submit();

	expect( relay.leaveLead ).toHaveBeenLastCalledWith(
		expect.objectContaining( { body: { prechat: { fields: {} } } } )
	);
	expect( find( '.composer' ) ).not.toBeNull();
} );

test( 'what is typed survives a dead network and the next page', async () => {
	const opened = await open();
	const { begin, find, relay, submit, text } = opened;
	await fillAll( opened );
	relay.leaveLead.mockRejectedValueOnce( new Error() );
	await submit();
	expect( text() ).toContain( 'What you wrote is kept' );

	opened.chat.dispatch( { type: 'session.ended', isForgotten: false } );
	await begin();

	expect( find< HTMLInputElement >( '#order' ).value ).toBe( '#1001' );
	expect( find< HTMLInputElement >( '#colours-red' ).checked ).toBe( true );
} );

test( 'nothing is asked of who talks already, has written, or is not to be asked', async () => {
	const { chat, hold, find } = await open( FORM, { conversation: makeConversation() } );
	expect( find( '.prechat' ) ).toBeNull();

	chat.dispatch( { type: 'session.begun', ...makeSession( { prechatForm: FORM } ) } );
	await hold( makeItem( { conversationId: null } ) );
	expect( find( '.prechat' ) ).toBeNull();

	await hold();
	expect( find( '.prechat' ) ).not.toBeNull();
	chat.dispatch( { type: 'session.begun', ...makeSession() } );
	await settled();
	expect( find( '.prechat' ) ).toBeNull();
} );

test( 'a new conversation begins with the questions, and what is known is filled in', async () => {
	const visitor = { ...ME, name: 'Ada', email: 'ada@example.org' };
	const conversation = makeConversation( { state: 'closed' } );
	const { chat, find } = await open( FORM, { visitor, conversation } );
	expect( find( '.prechat' ) ).toBeNull();

	chat.dispatch( { type: 'conversation.requested' } );
	await settled();

	expect( find< HTMLInputElement >( '#email' ).value ).toBe( 'ada@example.org' );
} );
