import { findFaults, standInBody } from './check-state';
import { expect, test } from './fixtures';

test( 'the widget has no accessibility faults, closed, open, in conversation and looking back', async ( {
	site,
	chat,
} ) => {
	const check = async () => expect( await findFaults( chat.page, '#veranda-widget' ) ).toEqual( [] );
	await standInBody( chat.page );
	// What is still fading in has not yet its contrast.
	await chat.page.emulateMedia( { reducedMotion: 'reduce' } );
	await chat.page.goto( site.url );
	await check();
	await chat.launch();
	await expect( chat.composer ).toBeVisible();
	await check();
	await chat.send( 'Can you read this?' );
	await chat.sees( /^Sent/ );
	await check();
	await chat.end();
	const past = await chat.lookBack();
	await expect( past ).toHaveCount( 1 );
	await check();
	await past.click();
	await expect( chat.button( 'Continue this conversation' ) ).toBeVisible();
	await check();
} );

test( 'the widget works by keyboard alone', async ( { site, chat } ) => {
	await chat.page.goto( site.url );
	await chat.launcher.focus();
	await chat.page.keyboard.press( 'Enter' );
	await expect( chat.composer ).toBeFocused();
	await chat.page.keyboard.type( 'No mouse here' );
	await chat.page.keyboard.press( 'Enter' );
	await expect( chat.message( 'No mouse here' ) ).toBeVisible();
	await chat.page.keyboard.press( 'Escape' );
	await expect( chat.window ).toBeHidden();
	await expect( chat.launcher ).toBeFocused();
} );

test( 'the inbox has no accessibility faults, empty, with a queue and in conversation', async ( {
	site,
	chat,
	inbox,
} ) => {
	const check = async () => expect( await findFaults( inbox.page, '#veranda-root' ) ).toEqual( [] );
	await inbox.open();
	await check();
	await chat.open( site.url );
	await chat.send( 'Is this readable?' );
	await expect( inbox.item( 'Is this readable?' ) ).toBeVisible();
	await check();
	await inbox.select( 'Is this readable?' );
	await inbox.accept();
	await expect( inbox.composer ).toBeEnabled();
	await check();
} );

test( 'the settings have no accessibility faults', async ( { pageOf, site } ) => {
	const page = await pageOf( 'olivia' );
	await page.goto( `${ site.adminUrl }admin.php?page=veranda-settings` );
	await expect( page.getByRole( 'button', { name: 'Check connection' } ) ).toBeVisible();
	for ( const tab of await page.getByRole( 'tab' ).all() ) {
		await tab.click();
		expect( await findFaults( page, '#veranda-root' ) ).toEqual( [] );
	}
} );
