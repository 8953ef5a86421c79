import type { Page } from '@playwright/test';
import { findFaults, standInBody } from './check-state';
import { chooseFromMenu } from './choose-from-menu';
import { expect, test } from './fixtures';

/** Builds the form as an owner does. */
async function buildForm( page: Page, settingsUrl: string ): Promise< void > {
	const button = ( name: string ) => page.getByRole( 'button', { name, exact: true } );
	const add = async ( kind: string ) => {
		await button( 'Add a field' ).click();
		await chooseFromMenu( page, kind );
	};
	await page.goto( settingsUrl );
	await page.getByLabel( 'Ask visitors before their first message' ).check();
	await button( 'Begin with name and email address' ).click();
	await add( 'Choice of one' );
	await page.getByLabel( 'Label' ).fill( 'What is it about?' );
	await page.getByRole( 'textbox', { name: 'Option 1' } ).fill( 'My order' );
	await page.getByLabel( 'Adds these tags' ).first().fill( 'orders,' );
	await page.getByRole( 'button', { name: /^Save/ } ).click();

	// The second option has no label yet: told in its row, and nothing is lost.
	await expect( page.getByText( 'Give each option a label.' ) ).toBeVisible();
	await page.getByRole( 'textbox', { name: 'Option 2' } ).fill( 'Something else' );
	await add( 'Order number' );
	await page.getByLabel( 'Show it' ).selectOption( { label: 'When “What is it about?” is “My order”' } );
	await page.getByLabel( 'Required' ).check();
	await page.getByRole( 'textbox', { name: 'Consent', exact: true } ).fill( 'I agree that my answers are kept.' );
	await button( 'Move “Email address” up' ).click();
	await page.getByRole( 'button', { name: /^Save/ } ).click();
	await expect( page.getByText( 'Settings saved.' ).first() ).toBeVisible();
}

test( 'an owner builds a form; a visitor answers it, is a lead at once, and writes', async ( {
	site,
	pageOf,
	chat,
	inbox,
	complaints,
} ) => {
	// Of settings that cannot be saved.
	complaints.expect( /400/ );
	const settingsUrl = `${ site.adminUrl }admin.php?page=veranda-settings#form`;
	const owner = await pageOf( 'olivia' );
	await buildForm( owner, settingsUrl );
	await inbox.open();
	try {
		await standInBody( chat.page );
		await chat.open( site.url );
		const { page, window } = chat;
		const email = window.getByLabel( 'Your email address' );
		await expect( email ).toBeFocused();
		expect( await findFaults( page, '#veranda-widget' ) ).toEqual( [] );

		// By keyboard alone.
		await page.keyboard.type( 'maria@example' );
		await page.keyboard.press( 'Enter' );
		await expect( window.getByText( 'That address looks incomplete.' ) ).toBeVisible();
		await expect( window.getByText( 'Please tick this box.' ) ).toBeVisible();
		await expect( email ).toBeFocused();
		await page.keyboard.type( '.org' );
		await window.getByLabel( 'What is it about?' ).selectOption( 'My order' );
		await window.getByLabel( 'Order number' ).fill( '#1001' );

		// What was typed survives the next page.
		await page.reload();
		await chat.launch();
		await expect( email ).toHaveValue( 'maria@example.org' );
		await expect( window.getByLabel( 'Order number' ) ).toHaveValue( '#1001' );
		await window.getByLabel( 'I agree that my answers are kept.' ).check();
		await window.getByRole( 'button', { name: 'Start chat' } ).click();
		await expect( window.getByLabel( 'Your message' ) ).toBeFocused();

		// A lead before the first word, and not asked again on the next page.
		await inbox.show( 'Leads' );
		const lead = inbox.root.getByRole( 'list', { name: 'Leads' } ).getByRole( 'listitem' ).first();
		await expect( lead ).toContainText( 'maria@example.org' );
		await expect( lead ).toContainText( '#1001' );
		await expect( lead ).toContainText( 'Has not written yet.' );
		await page.reload();
		await chat.launch();
		await chat.send( 'Where is my order?' );

		await inbox.root.getByRole( 'button', { name: /^Queue/ } ).click();
		await inbox.select( 'Where is my order?' );
		const answers = inbox.root.getByRole( 'region', { name: 'Entered in the form' } );
		await expect( answers ).toContainText( 'My order' );
		await expect( answers ).toContainText( 'I agree that my answers are kept.' );
		await expect( inbox.root.locator( '.veranda-conversation-header .veranda-tag' ) ).toHaveText( [ 'orders' ] );
		await inbox.show( 'Leads' );
		await expect( lead.getByRole( 'button', { name: 'Open the conversation' } ) ).toBeVisible();
	} finally {
		await owner.goto( settingsUrl );
		await owner.getByLabel( 'Ask visitors before their first message' ).uncheck();
		await owner.getByRole( 'button', { name: /^Save/ } ).click();
		await expect( owner.getByText( 'Settings saved.' ).first() ).toBeVisible();
	}
} );
