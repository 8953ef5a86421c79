import { config } from '../fakes';
import { load } from '../index';
import { placeInline } from './inline-chat';

const PLACES = '<article><div data-veranda-chat id="first"></div><div data-veranda-chat id="second"></div></article>';

function makePage( html: string, isShown = true ): void {
	document.head.innerHTML = '';
	document.querySelectorAll( 'html > #veranda-widget' ).forEach( ( host ) => host.remove() );
	document.body.innerHTML = html + ( isShown ? '<div id="veranda-widget"></div>' : '' );
	const host = document.getElementById( 'veranda-widget' );
	if ( host ) {
		host.dataset.config = JSON.stringify( { ...config, chatUrl: '/chat.js', title: '<b>Shop</b>' } );
	}
	load();
	placeInline();
}

const host = () => document.getElementById( 'veranda-widget' )!;
const container = () => host().shadowRoot!.querySelector( '.launcher' )!.parentElement!;

test( 'the chat takes its first place in the page, with a button to begin, and loads nothing', () => {
	makePage( PLACES );

	expect( host().parentElement?.id ).toBe( 'first' );
	expect( document.getElementById( 'second' )?.childElementCount ).toBe( 0 );
	expect( container().textContent ).toBe( '<b>Shop</b>Hello!Open chat' );
	expect( container().querySelector( 'b' ) ).toBeNull();
	expect( document.head.querySelector( 'script' ) ).toBeNull();

	container().querySelector( 'button' )!.click();
	expect( document.head.querySelector( 'script' ) ).not.toBeNull();
} );

test( 'the window in the page is a part of it, not a dialog', async () => {
	makePage( PLACES );
	const frame = document.createElement( 'div' );
	const chatWindow = document.createElement( 'div' );
	chatWindow.className = 'window';
	chatWindow.setAttribute( 'role', 'dialog' );
	container().prepend( frame );

	frame.append( chatWindow );
	await Promise.resolve();

	expect( chatWindow.getAttribute( 'role' ) ).toBe( 'region' );
	expect( container().classList ).toContain( 'is-open' );
	chatWindow.remove();
	await Promise.resolve();
	expect( container().classList ).not.toContain( 'is-open' );
} );

test( 'a page without a place keeps the chat in its corner', () => {
	makePage( '<p>Lamps</p>' );

	expect( host().parentElement ).toBe( document.documentElement );
} );

test( 'a page without a chat keeps its place empty', () => {
	makePage( PLACES, false );

	expect( document.getElementById( 'first' )?.childElementCount ).toBe( 0 );
} );
