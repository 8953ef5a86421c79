import { config } from './fakes';
import { load } from './index';

const shadow = () => document.getElementById( 'veranda-widget' )!.shadowRoot!;
const button = () => shadow().querySelector( 'button' )!;
const script = () => document.head.querySelector( 'script' );

function makePage( change: object = {}, before = '' ): void {
	document.head.innerHTML = '';
	document.querySelectorAll( 'html > #veranda-widget' ).forEach( ( host ) => host.remove() );
	document.body.innerHTML = `${ before }<div id="veranda-widget"></div>`;
	const host = [ ...document.querySelectorAll< HTMLElement >( '#veranda-widget' ) ].pop()!;
	host.dataset.config = JSON.stringify( { ...config, chatUrl: '/chat.js', ...change } );
	load();
}

/** What chat.js would be. */
function makeChat() {
	const chat = { open: jest.fn(), toggle: jest.fn() };
	window.verandaChat = () => chat;
	return chat;
}

/** Has the page begun on which a conversation goes on. */
function leaveConversation(): void {
	localStorage.setItem( `veranda:${ config.siteId }:resume`, '1' );
}

beforeEach( () => jest.useFakeTimers() );

afterEach( () => {
	jest.useRealTimers();
	localStorage.clear();
	delete window.verandaChat;
} );

test( 'a closed launcher is a named button, and nothing is loaded', () => {
	makePage();

	expect( button().getAttribute( 'aria-label' ) ).toBe( 'Open chat' );
	expect( button().getAttribute( 'aria-expanded' ) ).toBe( 'false' );
	expect( script() ).toBeNull();
	expect( localStorage ).toHaveLength( 0 );
} );

test( 'the first click loads the chat once and opens it; later ones only toggle', () => {
	makePage();
	button().click();
	button().click();
	expect( document.head.querySelectorAll( 'script' ) ).toHaveLength( 1 );
	expect( button().getAttribute( 'aria-busy' ) ).toBe( 'true' );

	const chat = makeChat();
	script()!.dispatchEvent( new Event( 'load' ) );
	expect( button().getAttribute( 'aria-busy' ) ).toBe( 'false' );
	expect( chat.open ).toHaveBeenCalledTimes( 1 );
	button().click();

	expect( chat.toggle ).toHaveBeenCalledTimes( 1 );
	expect( document.head.querySelectorAll( 'script' ) ).toHaveLength( 0 );
} );

test.each( [ 'pointerenter', 'focus' ] )( 'who is about to press has it loaded, but nothing begins: %s', ( type ) => {
	makePage();
	button().dispatchEvent( new Event( type ) );
	expect( script() ).not.toBeNull();
	const chat = makeChat();
	window.verandaChat = jest.fn( window.verandaChat );
	script()!.dispatchEvent( new Event( 'load' ) );
	button().dispatchEvent( new Event( type ) );
	expect( window.verandaChat ).not.toHaveBeenCalled();
	expect( localStorage ).toHaveLength( 0 );

	button().click();

	expect( chat.open ).toHaveBeenCalledTimes( 1 );
} );

test( 'what does not come for who only points at it is not said', () => {
	makePage();
	button().dispatchEvent( new Event( 'pointerenter' ) );
	script()!.dispatchEvent( new Event( 'error' ) );

	expect( shadow().querySelector( '[role="alert"]' ) ).toBeNull();
} );

test( 'what the owner has chosen is drawn: colours, places, a text, an image', () => {
	makePage( {
		position: 'left',
		look: 'is-bar',
		style: '--accent:#123456;--z:9',
		launcherText: '<b>Ask</b>',
		launcherImage: 'https://shop.test/ask.png',
	} );
	const host = document.getElementById( 'veranda-widget' )!;

	expect( host.style.getPropertyValue( '--accent' ) ).toBe( '#123456' );
	expect( button().parentElement!.className ).toBe( 'is-left is-bar' );
	expect( button().textContent ).toBe( '<b>Ask</b>' );
	expect( button().querySelector( 'img' )!.src ).toBe( 'https://shop.test/ask.png' );
} );

test( 'a conversation that goes on brings the chat when the page is complete, and opens nothing', () => {
	leaveConversation();
	makePage();
	expect( script() ).toBeNull();
	jest.runAllTimers();
	expect( button().getAttribute( 'aria-busy' ) ).toBeNull();

	const chat = makeChat();
	script()!.dispatchEvent( new Event( 'load' ) );

	expect( chat.open ).not.toHaveBeenCalled();
	button().click();
	expect( chat.toggle ).toHaveBeenCalledTimes( 1 );
} );

test( 'who clicks while the chat is on its way gets it opened', () => {
	leaveConversation();
	makePage();
	jest.runAllTimers();
	button().click();
	expect( button().getAttribute( 'aria-busy' ) ).toBe( 'true' );

	const chat = makeChat();
	script()!.dispatchEvent( new Event( 'load' ) );

	expect( chat.open ).toHaveBeenCalledTimes( 1 );
	expect( chat.toggle ).not.toHaveBeenCalled();
} );

test( 'what does not come by itself is nobody’s trouble, and comes when it is asked for', () => {
	leaveConversation();
	makePage();
	jest.runAllTimers();
	script()!.dispatchEvent( new Event( 'error' ) );
	expect( shadow().querySelector( '[role="alert"]' ) ).toBeNull();

	button().click();

	expect( script() ).not.toBeNull();
} );

test.each( [ 'pageshow', 'storage' ] )( 'a page that was there before the conversation brings it: %s', ( type ) => {
	makePage();
	jest.runAllTimers();
	expect( script() ).toBeNull();

	leaveConversation();
	window.dispatchEvent( new Event( type ) );

	expect( script() ).not.toBeNull();
} );

test( 'a conversation of another site in the same browser brings nothing', () => {
	localStorage.setItem( 'veranda:s_2:resume', '1' );
	makePage();
	jest.runAllTimers();

	expect( script() ).toBeNull();
} );

test( 'a browser that refuses to say what it keeps has a chat all the same', () => {
	jest.spyOn( window, 'localStorage', 'get' ).mockImplementation( () => {
		throw new Error( 'denied' );
	} );
	makePage();
	jest.restoreAllMocks();

	button().click();

	expect( script() ).not.toBeNull();
} );

test( 'a script that does not come is said, and tried again', () => {
	makePage();
	button().click();
	script()!.dispatchEvent( new Event( 'error' ) );

	const alert = shadow().querySelector( '[role="alert"]' )!;
	expect( alert.textContent ).toContain( 'could not be loaded' );
	alert.querySelector( 'button' )!.click();

	expect( script() ).not.toBeNull();
	expect( shadow().querySelector( '[role="alert"]' ) ).toBeNull();
} );

test( 'a script from elsewhere is not loaded', () => {
	makePage( { chatUrl: 'https://evil.test/chat.js' } );

	button().click();

	expect( script() ).toBeNull();
	expect( shadow().querySelector( '[role="alert"]' ) ).not.toBeNull();
} );

test( 'the host leaves the body, whose styles could hold what is fixed to the screen', () => {
	makePage();

	expect( document.getElementById( 'veranda-widget' )!.parentElement ).toBe( document.documentElement );
} );

test( 'a post that pretends to be the widget is passed over', () => {
	const forged = JSON.stringify( { ...config, relayUrl: 'https://evil.test' } ).replace( /"/g, '&quot;' );
	makePage( {}, `<div id="veranda-widget" data-config="${ forged }"></div>` );

	const [ first, last ] = document.querySelectorAll( '#veranda-widget' );

	expect( first?.shadowRoot ).toBeNull();
	expect( last?.shadowRoot ).not.toBeNull();
} );

test( "the page's language is used before anything is loaded", () => {
	makePage( { strings: { 'Open chat': 'Chat öffnen' } } );

	expect( button().getAttribute( 'aria-label' ) ).toBe( 'Chat öffnen' );
} );
