import { render } from 'preact';
import { settled } from '../../../../relay/client/fakes';
import { ChatWindow } from './chat-window';
import { focused, makeChat, openChat, press, talking } from '../core/fakes';
import { makeItem } from '../fakes';

test( 'a new visitor is greeted and can write at once', async () => {
	const { text, find } = await openChat();

	expect( text() ).toContain( 'Hello!' );
	expect( focused() ).toBe( find( 'textarea' ) );
	expect( find( '[role="dialog"]' ).getAttribute( 'aria-modal' ) ).toBeNull();
} );

test( 'when what had the focus goes or is switched off, the next control has it', async () => {
	const { show, hold, button, find } = await openChat();
	await show( talking );
	await hold( makeItem( { state: 'failed' } ) );
	button( 'Remove' ).focus();

	await hold();

	expect( focused() ).toBe( find( 'textarea' ) );
	const close = button( 'Close chat' );
	close.focus();
	close.setAttribute( 'disabled', '' );
	await hold( makeItem() );
	expect( focused() ).toBe( find( 'textarea' ) );
} );

test( 'on a touch screen it is the window, so that no keyboard comes up', async () => {
	const { show, hold, button, find } = await openChat();
	jest.spyOn( window, 'matchMedia' ).mockReturnValue( { matches: true } as MediaQueryList );
	await show( talking );
	await hold( makeItem( { state: 'failed' } ) );
	button( 'Remove' ).focus();

	await hold();

	expect( focused() ).toBe( find( '.window' ) );
	jest.restoreAllMocks();
} );

test( 'Escape closes the window from the launcher too, and says nothing while it is closed', async () => {
	const { chat } = await openChat();
	const { button } = chat.launcher;
	const onPage = jest.fn();
	document.addEventListener( 'keydown', onPage );

	press( button, 'Escape' );
	expect( chat.state.window.isOpen ).toBe( false );
	expect( onPage ).not.toHaveBeenCalled();
	press( button, 'Escape' );

	expect( onPage ).toHaveBeenCalledTimes( 1 );
	document.removeEventListener( 'keydown', onPage );
} );

test( 'another screen begins with its first control; the same one leaves the focus alone', async () => {
	const { chat, button, find } = await openChat();
	button( 'Close chat' ).focus();
	chat.dispatch( { type: 'availability.changed', availability: { status: 'offline', agents: [], backAt: null } } );
	await settled();
	expect( focused() ).toBe( button( 'Close chat' ) );

	chat.dispatch( { type: 'session.ended', isForgotten: false } );
	await settled();
	chat.dispatch( { type: 'session.missed' } );
	await settled();

	expect( focused() ).toBe( find( '.window' ) );
} );

describe( 'the page behind', () => {
	beforeEach( () => {
		// jsdom can neither construct style sheets nor adopt them.
		document.adoptedStyleSheets = [];
		Object.assign( globalThis, {
			CSSStyleSheet: class {
				replaceSync() {}
			},
		} );
	} );

	test( 'is locked while the window is there, beside style sheets of others', () => {
		const { chat } = makeChat();
		const place = document.createElement( 'div' );
		const others = new CSSStyleSheet();
		render( <ChatWindow state={ chat.state } chat={ chat } />, place );
		expect( document.adoptedStyleSheets ).toHaveLength( 1 );
		document.adoptedStyleSheets = [ ...document.adoptedStyleSheets, others ];

		render( null, place );

		expect( document.adoptedStyleSheets ).toEqual( [ others ] );
	} );

	test( 'keeps its own inline style, whatever becomes of it meanwhile', () => {
		const { style } = document.documentElement;
		const { chat } = makeChat();
		const place = document.createElement( 'div' );
		style.overflow = 'hidden';
		render( <ChatWindow state={ chat.state } chat={ chat } />, place );
		style.overflow = '';

		render( null, place );

		expect( style.overflow ).toBe( '' );
	} );
} );

test.each( [ { isComposing: true }, { keyCode: 229 } ] )(
	'Escape that an input method uses closes nothing: %j',
	async ( how ) => {
		const { chat, find } = await openChat();

		find( 'textarea' ).dispatchEvent( new KeyboardEvent( 'keydown', { key: 'Escape', bubbles: true, ...how } ) );

		expect( chat.state.window.isOpen ).toBe( true );
	}
);
