import { config } from '../fakes';
import { load } from '../index';
import { startApi } from './api';
import type { PageConnection, Veranda } from './veranda';

const shadow = () => document.getElementById( 'veranda-widget' )!.shadowRoot!;
const launcher = () => shadow().querySelector< HTMLButtonElement >( '.launcher' )!;
const api = () => window.veranda as Veranda;

/** Builds a page with or without the chat, and both scripts in their order. */
function makePage( { isShown = true, html = '' } = {} ): void {
	document.head.innerHTML = '';
	document.querySelectorAll( 'html > #veranda-widget' ).forEach( ( host ) => host.remove() );
	document.body.innerHTML = html + ( isShown ? '<div id="veranda-widget"></div>' : '' );
	const host = document.getElementById( 'veranda-widget' );
	if ( host ) {
		host.dataset.config = JSON.stringify( { ...config, chatUrl: '/chat.js' } );
	}
	load();
	startApi();
}

/** Has chat.js come; the chat shows at the launcher whether it is open, as the real one does. */
async function bringChat() {
	const identify = jest.fn();
	const connectPage = jest.fn( (): PageConnection => ( { identify } ) );
	window.verandaImport = async () => ( { connectPage } );
	window.verandaChat = ( { button } ) => {
		const show = ( isOpen: boolean ) => {
			button.setAttribute( 'aria-expanded', String( isOpen ) );
			if ( ! isOpen ) {
				queueMicrotask( () => button.focus() );
			}
		};
		return {
			open: () => show( true ),
			toggle: () => show( button.getAttribute( 'aria-expanded' ) !== 'true' ),
		};
	};
	document.head.querySelector( 'script' )!.dispatchEvent( new Event( 'load' ) );
	await settle();
	return { identify, connectPage };
}

const settle = () => new Promise( ( resolve ) => setTimeout( resolve ) );
/** What has the focus. */
const focused = () => document.body.ownerDocument.activeElement;
const isOpen = () => launcher().getAttribute( 'aria-expanded' ) === 'true';

beforeEach( () => {
	globalThis.reportError = jest.fn();
} );

afterEach( () => {
	delete window.verandaChat;
	delete window.veranda;
} );

test( 'open brings the chat and opens it; events say so', async () => {
	makePage();
	const heard = jest.fn();
	const onDocument = jest.fn();
	api().on( 'open', heard );
	document.addEventListener( 'veranda:open', onDocument );
	expect( document.head.querySelector( 'script' ) ).toBeNull();

	api().open();
	await bringChat();

	expect( isOpen() ).toBe( true );
	expect( heard ).toHaveBeenCalledTimes( 1 );
	expect( onDocument ).toHaveBeenCalledTimes( 1 );

	api().open();
	expect( isOpen() ).toBe( true );
	api().off( 'open', heard );
	api().toggle();
	await settle();
	api().toggle();
	await settle();

	expect( isOpen() ).toBe( true );
	expect( heard ).toHaveBeenCalledTimes( 1 );
	expect( onDocument ).toHaveBeenCalledTimes( 2 );
	document.removeEventListener( 'veranda:open', onDocument );
} );

test( 'close leaves the focus where somebody works', async () => {
	makePage( { html: '<input id="search">' } );
	api().open();
	await bringChat();
	document.getElementById( 'search' )!.focus();

	api().close();
	await settle();

	expect( isOpen() ).toBe( false );
	expect( focused()?.id ).toBe( 'search' );
} );

test( 'hide takes all of it out of sight, until show or open', async () => {
	makePage();
	api().open();
	await bringChat();

	api().hide();
	expect( isOpen() ).toBe( false );
	expect( launcher().parentElement!.hidden ).toBe( true );
	api().show();
	expect( launcher().parentElement!.hidden ).toBe( false );
	expect( isOpen() ).toBe( false );
	api().hide();
	api().open();

	expect( launcher().parentElement!.hidden ).toBe( false );
	expect( isOpen() ).toBe( true );
} );

test( 'what was asked for before the script came is done; what is no call spoils nothing', () => {
	const heard = jest.fn();
	window.veranda = [ [ 'on', 'ready', heard ], [ 'launch' ], [ 'on' ], null as never, [ 'open' ] ];
	makePage();

	expect( heard ).toHaveBeenCalledTimes( 1 );
	expect( document.head.querySelector( 'script' ) ).not.toBeNull();
	expect( reportError ).toHaveBeenCalled();
} );

test( 'identify is handed on when the chat is there, the newest only', async () => {
	makePage();
	api().identify( { name: 'Old' } );
	api().identify( { name: ' Maria\nRossi ', email: 'maria@shop.test ' } );
	api().open();
	const { identify } = await bringChat();

	expect( identify.mock.calls ).toEqual( [ [ { name: 'Maria Rossi', email: 'maria@shop.test' } ] ] );

	api().identify( { email: 'rossi@shop.test' } );
	expect( identify ).toHaveBeenLastCalledWith( { email: 'rossi@shop.test' } );
} );

test.each( [
	null,
	'Maria',
	{},
	{ name: '  ' },
	{ name: 7 },
	{ name: 'x'.repeat( 101 ) },
	{ email: 'maria' },
	{ email: 'maria@shop' },
	{ email: 'maria @shop.test' },
	{ email: `${ 'x'.repeat( 250 ) }@shop.test` },
	{ name: 'Maria', email: [ 'maria@shop.test' ] },
] )( 'identify says that %j is nothing to know somebody by, and goes on with what it had', async ( wrong ) => {
	const warn = jest.spyOn( console, 'warn' ).mockImplementation();
	makePage();
	api().identify( { name: 'Maria' } );

	api().identify( wrong as never );

	expect( warn ).toHaveBeenCalledTimes( 1 );
	api().open();
	const { identify } = await bringChat();
	expect( identify.mock.calls ).toEqual( [ [ { name: 'Maria' } ] ] );
} );

describe( "the page's own buttons", () => {
	const html =
		'<p data-veranda-if-shown hidden><button data-veranda-open><span>Ask us</span></button></p>' +
		'<a href="#chat" data-veranda-open>Chat</a>';
	const find = ( selector: string ) => document.body.querySelector< HTMLElement >( selector )!;

	test( 'open the chat, and get the focus back from it', async () => {
		makePage( { html } );
		expect( find( 'p' ).hidden ).toBe( false );

		find( 'span' ).click();
		await bringChat();
		expect( isOpen() ).toBe( true );
		launcher().click();
		await settle();

		expect( focused() ).toBe( find( 'button' ) );
	} );

	test( 'may be links, which lead nowhere then', () => {
		makePage( { html } );
		const click = new MouseEvent( 'click', { bubbles: true, cancelable: true } );

		find( 'a' ).dispatchEvent( click );

		expect( click.defaultPrevented ).toBe( true );
		expect( document.head.querySelector( 'script' ) ).not.toBeNull();
	} );

	test( 'stay hidden where there is no chat, and all calls do nothing', () => {
		makePage( { html, isShown: false } );

		for ( const name of [ 'open', 'close', 'toggle', 'hide', 'show' ] as const ) {
			api()[ name ]();
		}
		api().identify( { name: 'Maria' } );

		expect( find( 'p' ).hidden ).toBe( true );
		expect( document.querySelector( 'script' ) ).toBeNull();
	} );
} );

test( 'without its chunk the chat works all the same', async () => {
	makePage();
	api().open();
	window.verandaImport = () => Promise.reject( new Error( 'It did not come.' ) );
	const open = jest.fn();
	window.verandaChat = () => ( { open, toggle: jest.fn() } );

	document.head.querySelector( 'script' )!.dispatchEvent( new Event( 'load' ) );
	await settle();

	expect( open ).toHaveBeenCalledTimes( 1 );
	expect( reportError ).toHaveBeenCalledTimes( 1 );
} );
