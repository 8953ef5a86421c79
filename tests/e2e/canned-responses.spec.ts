import AxeBuilder from '@axe-core/playwright';
import { expect, test } from './fixtures';
import { Inbox } from './pages/inbox';

test( 'a canned response is written, shared, found by a slash, filled in, undone, counted and deleted', async ( {
	site,
	chat,
	inbox: colleague,
	pageOf,
} ) => {
	// Who manages shares; other agents write their own ones.
	const inbox = new Inbox( await pageOf( 'olivia' ), site.adminUrl );
	await chat.open( site.url );
	await chat.send( 'Do you deliver to Lyon?' );
	await Promise.all( [ inbox.open(), colleague.open() ] );
	await inbox.select( 'Lyon' );
	await inbox.accept();
	await expect( inbox.composer ).toBeFocused();
	const { page } = inbox;
	const options = inbox.root.locator( '.veranda-picker' ).getByRole( 'option' );

	// Without any, the list leads to the form.
	await page.keyboard.type( '/' );
	await inbox.root.getByRole( 'button', { name: 'Write the first one' } ).click();
	const dialog = page.getByRole( 'dialog' );
	await dialog.getByRole( 'textbox', { name: 'Shortcut' } ).fill( '/delivery' );
	await dialog
		.getByRole( 'textbox', { name: 'Text' } )
		.fill( 'Dear {visitor.name|visitor},\nyes, order {order.number} too.' );
	await expect( dialog.getByRole( 'region', { name: 'Preview' } ) ).toContainText( 'Dear Ada' );
	await dialog.getByRole( 'checkbox', { name: 'Share it with all agents' } ).check();
	expect( ( await new AxeBuilder( { page } ).include( '.veranda-responses-modal' ).analyze() ).violations ).toEqual(
		[]
	);
	await dialog.getByRole( 'button', { name: 'Save' } ).click();
	await expect( dialog.getByRole( 'listitem' ) ).toContainText( [ '/delivery' ] );
	expect( ( await new AxeBuilder( { page } ).include( '.veranda-responses-modal' ).analyze() ).violations ).toEqual(
		[]
	);
	await page.keyboard.press( 'Escape' );

	// Inserted at the caret as if it had been typed.
	await inbox.composer.fill( 'Hello! ' );
	await inbox.composer.press( 'End' );
	await page.keyboard.type( '/deliv' );
	await expect( options ).toHaveCount( 1 );
	expect( ( await new AxeBuilder( { page } ).include( '.veranda-composer' ).analyze() ).violations ).toEqual( [] );
	await page.keyboard.press( 'Enter' );
	const filled = 'Hello! Dear visitor,\nyes, order {order.number} too.';
	await expect( inbox.composer ).toHaveValue( filled );
	await page.keyboard.press( 'ControlOrMeta+z' );
	await expect( inbox.composer ).toHaveValue( 'Hello! /deliv' );
	await page.keyboard.press( 'ControlOrMeta+Shift+z' );
	await expect( inbox.composer ).toHaveValue( filled );

	// What is not filled in is held back once.
	await page.keyboard.press( 'Enter' );
	await expect( inbox.root.getByText( /^Not sent yet: {order\.number} is not filled in/ ) ).toBeVisible();
	await inbox.composer.fill( filled.replace( '{order.number}', '4711' ) );
	await page.keyboard.press( 'Enter' );
	await chat.sees( 'yes, order 4711 too.' );

	// A colleague has it at once, and hears when it is deleted.
	await colleague.root.getByRole( 'button', { name: 'Canned responses' } ).click();
	const elsewhere = colleague.page.getByRole( 'dialog' );
	await expect( elsewhere.getByRole( 'listitem' ) ).toContainText( [ 'Used 1 time' ] );
	await expect( elsewhere.getByRole( 'button', { name: 'Delete /delivery' } ) ).toHaveCount( 0 );
	await inbox.root.getByRole( 'button', { name: 'Canned responses' } ).first().click();
	await dialog.getByRole( 'button', { name: 'Delete /delivery' } ).click();
	await expect( elsewhere.getByRole( 'listitem' ) ).toHaveCount( 0 );
	await dialog.getByRole( 'button', { name: 'Undo' } ).click();
	await expect( elsewhere.getByRole( 'listitem' ) ).toContainText( [ '/delivery' ] );
	await dialog.getByRole( 'button', { name: 'Delete /delivery' } ).click();
	await expect( elsewhere.getByRole( 'listitem' ) ).toHaveCount( 0 );
} );
