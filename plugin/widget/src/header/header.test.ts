import { settled } from '../../../../relay/client/fakes';
import { focused, openChat, talking } from '../core/fakes';
import { ANNA } from '../fakes';

test( 'who answers is named', async () => {
	const { show, find } = await openChat();

	await show( talking );

	expect( find( 'h2' ).textContent ).toBe( 'Anna Berg' );
} );

test( 'whether the agent is there is what the relay says last', async () => {
	const { chat, show, find } = await openChat();
	const { assignee } = talking;
	await show( talking );
	expect( find( '.dot' ) ).not.toBeNull();

	const gone = assignee && ( { ...assignee, status: 'offline' } as const );
	chat.dispatch( { type: 'conversation.updated', conversation: { ...talking, assignee: gone } } );
	await settled();

	expect( find( '.dot' ) ).toBeNull();
	expect( find( 'h2' ).textContent ).toBe( 'Anna Berg' );
} );

test( 'a picture from another site is not loaded', async () => {
	const { chat, show, find } = await openChat();
	const assignee = { ...ANNA, avatarUrl: 'https://gravatar.test/a.png', status: 'online' } as const;

	await show( { ...talking, assignee } );
	expect( find( '.faces' ).innerHTML ).toContain( 'AB' );
	chat.dispatch( {
		type: 'conversation.received',
		conversation: { ...talking, assignee: { ...assignee, avatarUrl: `${ location.origin }/a.png` } },
	} );
	await settled();

	expect( find( '.faces img' ).getAttribute( 'src' ) ).toContain( '/a.png' );
} );

test( 'a screen that has its own headline is shown with it, and without a team', async () => {
	const { chat, find } = await openChat();
	expect( find( '.who p' ).textContent ).toBe( 'We are here for you.' );

	chat.set( 'leftMessage', { isShown: true } );
	await settled();

	expect( find( '.who p' ).textContent ).toBe( 'Leave us a message.' );
	expect( find( '.dot' ) ).toBeNull();
} );

describe( 'the menu', () => {
	test( 'is not there as long as it would be empty', async () => {
		const { show, button } = await openChat( { privacyUrl: null, isSoundOn: false, languages: [] } );
		await settled();
		expect( button( 'Chat options' ) ).toBeUndefined();

		await show( talking );

		expect( button( 'Chat options' ) ).toBeDefined();
	} );

	test( 'brings what stands in it, and says so if that does not come', async () => {
		const { chat, button, text, find } = await openChat();
		chat.isComplete = false;
		chat.bringLater = jest.fn().mockRejectedValueOnce( new Error( 'no network' ) ).mockResolvedValue( undefined );
		button( 'Chat options' ).click();
		await settled();
		expect( text() ).toContain( 'This part of the chat could not be loaded.' );

		button( 'Try now' ).focus();
		button( 'Try now' ).click();
		await settled();

		expect( button( 'Turn sound off' ) ).toBeDefined();
		expect( focused() ).toBe( find( '.menu ul' ) );
	} );

	test( 'leads to the privacy policy, if its address is one', async () => {
		const { find, button } = await openChat( { privacyUrl: 'https://shop.test/privacy' } );
		button( 'Chat options' ).click();
		await settled();
		expect( find( '.menu a' ).getAttribute( 'href' ) ).toBe( 'https://shop.test/privacy' );

		const other = await openChat( { privacyUrl: 'javascript:alert(1)', isSoundOn: false } );

		other.button( 'Chat options' ).click();
		await settled();
		expect( other.find( '.menu a' ) ).toBeNull();
	} );

	test( 'closes with what was chosen, and when the focus leaves it', async () => {
		const { show, find, button } = await openChat();
		await show( talking );
		button( 'Chat options' ).click();
		await settled();
		button( 'Close chat' ).focus();
		find( '.menu' ).dispatchEvent(
			new FocusEvent( 'focusout', { relatedTarget: button( 'Close chat' ), bubbles: true } )
		);
		await settled();
		expect( find( '.menu ul' ) ).toBeNull();

		button( 'Chat options' ).click();
		await settled();
		button( 'End chat' ).click();
		await settled();

		expect( find( '.menu ul' ) ).toBeNull();
	} );
} );

test( 'the owner’s logo is shown until an agent has joined, from where the site’s uploads are', async () => {
	const logo = { logoUrl: 'https://uploads.test/logo.png', logoAlt: 'Juniper & Oak' };
	const { show, find } = await openChat( logo );
	const { src, alt } = find< HTMLImageElement >( '.faces img' );
	expect( { src, alt } ).toEqual( { src: logo.logoUrl, alt: logo.logoAlt } );

	await show( talking );

	expect( find( '.faces' ).innerHTML ).toContain( 'AB' );
} );

test( 'a page of before logos had texts shows no picture from elsewhere', async () => {
	const { find } = await openChat( { logoUrl: 'https://uploads.test/icon.png' } );

	expect( find( '.faces img' ) ).toBeNull();
} );
