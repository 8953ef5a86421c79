import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { PEOPLE } from '../../scripts/environment/people';
import { expect, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';

declare global {
	interface Window {
		/** What the page's scripts heard of the chat. */
		heard: string[];
		veranda: { hide(): void } | unknown[];
	}
}

/** Requests that nobody may make before the visitor acts. */
function watchRequests( page: Page ): string[] {
	const requests: string[] = [];
	page.on( 'request', ( request ) => {
		if ( /\/v1\/|chat\.js|identity-token/.test( request.url() ) ) {
			requests.push( request.url() );
		}
	} );
	return requests;
}

const hear = ( page: Page ) => page.evaluate( () => window.heard );

test( 'a button in a page opens the chat, and scripts hear of it and say who is there, but never over WordPress', async ( {
	site,
	chat,
	inbox,
	pageOf,
} ) => {
	const { page } = chat;
	const url = await site.savePage(
		'Lamps',
		'<!-- wp:veranda/chat-button {"text":"Ask about lamps"} /--> [veranda_button text="Or here"]'
	);
	const requests = watchRequests( page );
	await page.addInitScript( () => {
		window.heard = [];
		window.veranda = [ [ 'identify', { name: 'Maria Rossi', email: 'maria@shop.test' } ] ];
		for ( const name of [ 'ready', 'open', 'close', 'start', 'message', 'unread', 'end' ] ) {
			document.addEventListener( `veranda:${ name }`, ( event ) => {
				const { from, count } = ( event as CustomEvent ).detail ?? {};
				window.heard.push( [ name, from ?? count ].filter( ( part ) => part !== undefined ).join( ' ' ) );
			} );
		}
	} );
	await page.goto( url );
	const button = page.getByRole( 'button', { name: 'Ask about lamps' } );
	await expect( button ).toBeVisible();
	await expect( page.getByRole( 'button', { name: 'Or here' } ) ).toBeVisible();
	await page.waitForLoadState( 'networkidle' );
	expect( requests ).toEqual( [] );
	const { height = 0 } = ( await button.boundingBox() ) ?? {};
	expect( height ).toBeGreaterThanOrEqual( 44 );

	// By keyboard alone: in, and back to where one was.
	await button.focus();
	await page.keyboard.press( 'Enter' );
	await expect( chat.window ).toBeVisible();
	await expect( chat.composer ).toBeFocused();
	await page.keyboard.press( 'Escape' );
	await expect( chat.window ).toBeHidden();
	await expect( button ).toBeFocused();
	await page.keyboard.press( 'Space' );
	await expect( chat.composer ).toBeFocused();

	await chat.send( 'Is it bright?' );
	await chat.sees( /^Sent/ );
	await inbox.open();
	await inbox.select( 'Is it bright?' );
	await inbox.accept();
	await expect( inbox.root.getByText( 'Maria Rossi' ).first() ).toBeVisible();
	await page.evaluate( () => 'hide' in window.veranda && window.veranda.hide() );
	await expect( chat.launcher ).toBeHidden();
	await inbox.reply( 'Very.' );
	await expect.poll( () => hear( page ) ).toContain( 'unread 1' );
	await button.click();
	await expect( chat.message( 'Very.' ) ).toBeVisible();
	await chat.end();
	await expect.poll( () => hear( page ) ).toContain( 'end' );
	expect( ( await hear( page ) ).filter( ( name ) => ! name.startsWith( 'unread' ) ) ).toEqual( [
		'ready',
		'open',
		'close',
		'open',
		'start',
		'message visitor',
		'close',
		'message agent',
		'open',
		'end',
	] );

	// Whom WordPress knows is who WordPress says.
	const own = new ChatWindow( await pageOf( 'ben' ) );
	await own.page.addInitScript( () => {
		window.veranda = [ [ 'identify', { name: 'The Boss', email: 'boss@shop.test' } ] ];
	} );
	await own.page.goto( url );
	await own.page.getByRole( 'button', { name: 'Or here' } ).click();
	await own.send( 'It is me.' );
	await own.sees( /^Sent/ );
	await inbox.select( 'It is me.' );
	await expect( inbox.root.getByText( PEOPLE.ben.name ).first() ).toBeVisible();
	await expect( inbox.root.getByText( 'The Boss' ) ).toHaveCount( 0 );
} );

test( 'the chat as a part of a page, wide and on a phone', async ( { site, chat, inbox } ) => {
	const { page } = chat;
	const url = await site.savePage( 'Contact', '<p>Write to us.</p><!-- wp:veranda/chat /--><p>Or call.</p>' );
	const part = page.getByRole( 'region', { name: /^Chat:/ } );
	const requests = watchRequests( page );
	await page.goto( url );
	await expect( page.locator( '[data-veranda-chat]' ).getByRole( 'button', { name: 'Open chat' } ) ).toBeVisible();
	await page.waitForLoadState( 'networkidle' );
	expect( requests ).toEqual( [] );

	await chat.launcher.click();
	await expect( part ).toBeVisible();
	await expect( page.getByRole( 'dialog' ) ).toHaveCount( 0 );
	const composer = part.getByRole( 'textbox', { name: 'Your message' } );
	await expect( composer ).toBeFocused();
	await composer.fill( 'Are you open today?' );
	await composer.press( 'Enter' );
	await expect( part.getByText( /^Sent/ ).first() ).toBeVisible();
	const place = await page.locator( '[data-veranda-chat]' ).boundingBox();
	const box = await part.boundingBox();
	expect( box?.width ).toBe( place?.width );
	expect( box?.y ).toBe( place?.y );

	// On the next visit it is there again, in its place, and takes nothing from the page.
	await page.setViewportSize( { width: 390, height: 844 } );
	await page.reload();
	await expect( part.getByText( 'Are you open today?' ) ).toBeVisible( { timeout: 15_000 } );
	await expect( page.locator( '#veranda-widget:focus-within' ) ).toHaveCount( 0 );
	expect( await page.evaluate( () => getComputedStyle( document.documentElement ).overflowY ) ).not.toBe( 'hidden' );
	const narrow = await part.boundingBox();
	expect( narrow?.height ).toBeLessThan( 844 );
	// It moves softly into its place.
	await expect
		.poll( async () => ( await part.boundingBox() )?.y )
		.toBe( ( await page.locator( '[data-veranda-chat]' ).boundingBox() )?.y );
	const { violations } = await new AxeBuilder( { page } ).include( '#veranda-widget' ).analyze();
	expect( violations ).toEqual( [] );

	await inbox.open();
	await inbox.select( 'Are you open today?' );
	await inbox.accept();
	await inbox.reply( 'Until six.' );
	await expect( part.getByText( 'Until six.' ) ).toBeVisible();
	await part.getByRole( 'button', { name: 'Close chat' } ).click();
	await expect( chat.launcher ).toBeFocused();
} );
