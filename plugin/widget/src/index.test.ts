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

afterEach( () => delete window.verandaChat );

test( 'a closed launcher is a named button, and nothing is loaded', () => {
	makePage();

	expect( button().getAttribute( 'aria-label' ) ).toBe( 'Open chat' );
	expect( button().getAttribute( 'aria-expanded' ) ).toBe( 'false' );
	expect( script() ).toBeNull();
	expect( localStorage ).toHaveLength( 0 );
} );

test( 'the first click loads the chat once and opens it; later ones only toggle', () => {
	makePage();
	const toggle = jest.fn();
	button().click();
	button().click();
	expect( document.head.querySelectorAll( 'script' ) ).toHaveLength( 1 );
	expect( button().getAttribute( 'aria-busy' ) ).toBe( 'true' );

	window.verandaChat = () => ( { toggle } );
	script()!.dispatchEvent( new Event( 'load' ) );
	expect( button().getAttribute( 'aria-busy' ) ).toBe( 'false' );
	expect( toggle ).toHaveBeenCalledTimes( 1 );
	button().click();

	expect( toggle ).toHaveBeenCalledTimes( 2 );
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
