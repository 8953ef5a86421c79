import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { startConversation } from './start-conversation';
import { takePicture } from './take-picture';

/** So many that what was said first is not loaded with the conversation. */
const MESSAGES = 130;

test( 'what was said long ago is found by a key while one writes, and opened at its message', async ( {
	chat,
	inbox,
	site,
	visitorPage,
} ) => {
	const send = await startConversation( visitorPage, chat, site, 'My theremin hums in the rain.' );
	for ( let line = 1; line < MESSAGES; line++ ) {
		await send( `Line ${ line }` );
	}
	await inbox.open();
	await inbox.select( `Line ${ MESSAGES - 1 }` );
	await inbox.accept();
	await expect( inbox.composer ).toBeFocused();
	await expect( inbox.message( 'My theremin hums in the rain.' ) ).toHaveCount( 0 );

	const field = inbox.page.getByRole( 'combobox', { name: /Words, a name/ } );
	await inbox.page.keyboard.press( 'Control+k' );
	await expect( field ).toBeFocused();
	await takePicture( inbox.page, 'search empty' );
	await inbox.page.keyboard.press( 'Escape' );
	await expect( inbox.composer ).toBeFocused();

	await inbox.root.getByRole( 'button', { name: 'Search in everything that was said' } ).click();
	const found = inbox.page.getByRole( 'option' ).filter( { hasText: 'My theremin hums in the rain.' } );
	await expect( async () => {
		await field.fill( '' );
		await field.fill( 'rain thereM' );
		await expect( found ).toBeVisible( { timeout: 2_000 } );
	} ).toPass();
	await expect( found.locator( 'mark' ) ).toHaveText( [ 'theremin', 'rain' ] );
	const { violations } = await new AxeBuilder( { page: inbox.page } ).include( '.veranda-search' ).analyze();
	expect( violations ).toEqual( [] );
	await takePicture( inbox.page, 'search found' );
	await inbox.page.setViewportSize( { width: 390, height: 780 } );
	await takePicture( inbox.page, 'search found 390' );
	await inbox.page.setViewportSize( { width: 1280, height: 800 } );

	await field.press( 'Enter' );
	const message = inbox.message( 'My theremin hums in the rain.' );
	await expect( message ).toBeInViewport();
	await expect( inbox.log.locator( '.is-found' ) ).toBeFocused();
	await expect( inbox.log.locator( '.is-found' ) ).toHaveText( /theremin/ );
	await takePicture( inbox.page, 'search opened' );

	await inbox.page.keyboard.press( 'Control+k' );
	await field.fill( 'nothing-like-this' );
	await expect( inbox.page.getByText( /Nothing was found\./ ) ).toBeVisible();
	await takePicture( inbox.page, 'search nothing' );
} );
