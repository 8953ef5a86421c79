import { chromium } from '@playwright/test';
import { BROWSER } from '../../scripts/environment/browser';
import { expect, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';

declare global {
	interface Window {
		/** Notes that were played on this page. */
		playedNotes: number;
	}
}

test( 'the chat stays with a visitor who goes through the site, shows an answer wherever they are, and goes when all is said', async ( {
	site,
	chat,
	inbox,
} ) => {
	const { page } = chat;
	const shop = site.url;
	const lamps = `${ site.url }?page_id=2`;
	const preview = page.locator( '.preview' );
	await page.context().addInitScript( () => {
		window.playedNotes = 0;
		const { start } = OscillatorNode.prototype;
		OscillatorNode.prototype.start = function ( when ) {
			window.playedNotes++;
			start.call( this, when );
		};
	} );
	await chat.open( shop );
	await chat.send( 'Is the lamp in stock?' );
	await chat.sees( /^Sent/ );
	const ownTitle = await page.title();

	// On another page the window is open again, without taking the focus from what the visitor does there.
	await page.goto( lamps );
	await chat.comesBack();
	await expect( chat.message( 'Is the lamp in stock?' ) ).toBeVisible();
	await expect( page.locator( '#veranda-widget:focus-within' ) ).toHaveCount( 0 );
	await expect.poll( () => site.countVisitorStreams() ).toBe( 1 );
	await page.goBack();
	await chat.comesBack();
	await expect( chat.message( 'Is the lamp in stock?' ) ).toBeVisible();
	await expect.poll( () => site.countVisitorStreams() ).toBe( 1 );

	// Closed, it hears of the answer all the same.
	await chat.window.getByRole( 'button', { name: 'Close chat' } ).click();
	await inbox.open();
	await inbox.select( 'Is the lamp in stock?' );
	await inbox.accept();
	// The agent sees where the visitor was, also before anybody answered.
	const trail = inbox.root.getByRole( 'region', { name: 'Pages during the chat' } ).getByRole( 'listitem' );
	await expect( trail ).toHaveCount( 3 );
	await inbox.reply( 'Yes, three of them.' );
	await expect( preview ).toContainText( 'Anna' );
	await expect( preview ).toContainText( 'Yes, three of them.' );
	await expect( page ).toHaveTitle( `(1) ${ ownTitle }` );
	await expect( page.getByRole( 'button', { name: 'Open chat, 1 unread' } ) ).toBeVisible();
	await expect.poll( () => page.evaluate( () => window.playedNotes ) ).toBe( 2 );

	// So it does on the next page, and in another tab; what is dismissed stays so.
	await page.goto( lamps );
	await expect( trail ).toHaveCount( 4 );
	await expect( trail.first() ).toContainText( 'Here now' );
	await expect( preview ).toContainText( 'Yes, three of them.' );
	await expect( chat.window ).toBeHidden();
	const other = new ChatWindow( await page.context().newPage() );
	await other.page.goto( shop );
	await expect( other.page.locator( '.preview' ) ).toContainText( 'Yes, three of them.' );
	await preview.getByRole( 'button', { name: /^Dismiss/ } ).click();
	await expect( preview ).toBeHidden();
	await expect( other.page.locator( '.preview' ) ).toBeHidden();
	await page.reload();
	await expect( page.getByRole( 'button', { name: 'Open chat, 1 unread' } ) ).toBeVisible();
	await expect( preview ).toBeHidden();
	expect( await page.evaluate( () => window.playedNotes ) ).toBe( 0 );

	// Reading it in one tab is reading it in all.
	await chat.launch();
	await expect( chat.message( 'Yes, three of them.' ) ).toBeVisible();
	await expect( inbox.root.getByText( /^Read/ ).first() ).toBeVisible();
	await expect( other.page.getByRole( 'button', { name: 'Open chat', exact: true } ) ).toBeVisible();
	await expect( other.page ).toHaveTitle( ownTitle );
	await other.page.close();

	// Once it is over, pages are as before.
	await inbox.end();
	await chat.sees( /ended/ );
	const requests: string[] = [];
	page.on( 'request', ( request ) => requests.push( request.url() ) );
	await page.goto( shop );
	await expect( chat.launcher ).toBeVisible();
	await page.waitForLoadState( 'networkidle' );
	expect( requests.filter( ( url ) => /\/v1\/|chat\.js/.test( url ) ) ).toEqual( [] );
	await expect( chat.window ).toBeHidden();
} );

test( 'a page that the browser has kept goes on where it was, with one stream', async ( { site, inbox } ) => {
	// Playwright switches the cache for "back" off.
	const browser = await chromium.launch( {
		...BROWSER,
		ignoreDefaultArgs: [ '--disable-back-forward-cache' ],
	} );
	try {
		const page = await ( await browser.newContext() ).newPage();
		const chat = new ChatWindow( page );
		await chat.open( site.url );
		await chat.send( 'Is this page kept?' );
		await chat.sees( /^Sent/ );
		await page.evaluate( () => {
			window.addEventListener( 'pageshow', ( { persisted } ) => {
				document.documentElement.dataset.kept = String( persisted );
			} );
		} );
		await inbox.open();
		await inbox.select( 'Is this page kept?' );
		await inbox.accept();
		await chat.sees( /joined/ );

		await page.goto( `${ site.url }?page_id=2` );
		await chat.comesBack();
		await inbox.reply( 'While you were away.' );
		await expect( chat.message( 'While you were away.' ) ).toBeVisible();
		// Playwright itself waits in vain for a page that is not loaded anew.
		await page.evaluate( () => setTimeout( () => history.back() ) );

		await expect( page.locator( 'html' ) ).toHaveAttribute( 'data-kept', 'true' );
		// A page that is being put away may keep the tabs' lock: after ten seconds of silence this one goes on without.
		await expect( chat.message( 'While you were away.' ) ).toBeVisible( { timeout: 20_000 } );
		await inbox.reply( 'And now.' );
		await expect( chat.message( 'And now.' ) ).toBeVisible();
		await expect.poll( () => site.countVisitorStreams() ).toBe( 1 );
	} finally {
		await browser.close();
	}
} );
