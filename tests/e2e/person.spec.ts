import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Inbox } from './pages/inbox';
import { takePicture } from './take-picture';

/** The column with what is known of the visitor. */
const visitorOf = ( { root }: Inbox ): Locator => root.getByRole( 'complementary', { name: 'Visitor' } );
/** One fact in it, with its label and who said it. */
const factOf = ( inbox: Inbox, label: string ): Locator =>
	visitorOf( inbox )
		.locator( '.veranda-fact' )
		.filter( { has: inbox.page.getByText( label, { exact: true } ) } );

test( 'what an agent edits and notes about a visitor, a colleague sees at once, with who and when, and the visitor never', async ( {
	site,
	chat,
	inbox,
	secondInbox,
	complaints,
} ) => {
	// An address that is none, and a conflict.
	complaints.expect( /status of 400 .*\/v1\/visitors\//, /status of 409 .*\/v1\/visitors\// );
	await chat.open( site.url );
	await chat.send( 'Do you repair theorbos?' );
	await Promise.all( [ inbox.open(), secondInbox.open() ] );
	await inbox.select( 'theorbos' );
	await secondInbox.select( 'theorbos' );

	await visitorOf( inbox ).getByRole( 'button', { name: 'Edit the visitor' } ).focus();
	await inbox.page.keyboard.press( 'Enter' );
	await expect( visitorOf( inbox ).getByRole( 'textbox', { name: 'Name' } ) ).toBeFocused();
	await inbox.page.keyboard.type( 'Vera Quist' );
	await visitorOf( inbox ).getByRole( 'textbox', { name: 'Email' } ).fill( 'vera' );
	await visitorOf( inbox ).getByRole( 'textbox', { name: 'Company' } ).fill( 'Lutes & Co.' );
	await visitorOf( inbox ).getByRole( 'button', { name: 'Add a detail' } ).click();
	await inbox.page.keyboard.type( 'Customer number' );
	await inbox.page.keyboard.press( 'Tab' );
	await inbox.page.keyboard.type( '1001' );
	await inbox.page.keyboard.press( 'Enter' );
	await expect( visitorOf( inbox ).getByText( 'This email address looks incomplete. Check it.' ) ).toBeVisible();
	await takePicture( inbox.page, 'person form' );
	const { violations } = await new AxeBuilder( { page: inbox.page } ).include( '.veranda-visitor' ).analyze();
	expect( violations ).toEqual( [] );
	await visitorOf( inbox ).getByRole( 'textbox', { name: 'Email' } ).fill( 'vera@example.org' );
	await inbox.page.keyboard.press( 'Enter' );

	for ( const screen of [ inbox, secondInbox ] ) {
		await expect( factOf( screen, 'Name' ) ).toContainText( 'Vera Quist' );
		await expect( factOf( screen, 'Name' ) ).toContainText( /Changed by .+, .*\d/ );
		await expect( factOf( screen, 'Company' ) ).toContainText( 'Lutes & Co.' );
		await expect( factOf( screen, 'Customer number' ) ).toContainText( '1001' );
		await expect( screen.item( 'theorbos' ) ).toContainText( 'Vera Quist' );
	}

	const note = visitorOf( inbox ).getByRole( 'textbox', { name: 'Only your team sees these.' } );
	await note.fill( 'Prefers <b>mail</b>.' );
	await note.press( 'Control+Enter' );
	const noted = visitorOf( secondInbox ).locator( '.veranda-visitor-notes li' );
	await expect( noted ).toContainText( 'Prefers <b>mail</b>.' );
	await expect( noted.locator( 'time' ) ).toBeVisible();
	await expect( noted.getByRole( 'button', { name: 'Delete this note' } ) ).toHaveCount( 0 );
	await takePicture( secondInbox.page, 'person seen by a colleague' );

	await secondInbox.page.getByRole( 'button', { name: 'Edit the visitor' } ).click();
	await visitorOf( secondInbox ).getByRole( 'textbox', { name: 'Company' } ).fill( 'Theirs' );
	await inbox.page.getByRole( 'button', { name: 'Edit the visitor' } ).click();
	await visitorOf( inbox ).getByRole( 'textbox', { name: 'Company' } ).fill( 'Ours' );
	await visitorOf( inbox ).getByRole( 'button', { name: 'Save' } ).click();
	await expect( factOf( secondInbox, 'Company' ) ).toContainText( 'Ours' );
	await visitorOf( secondInbox ).getByRole( 'button', { name: 'Save' } ).click();
	await expect( visitorOf( secondInbox ).getByText( 'There is now: Ours' ) ).toBeVisible();
	await expect( visitorOf( secondInbox ).getByRole( 'textbox', { name: 'Company' } ) ).toHaveValue( 'Theirs' );
	await takePicture( secondInbox.page, 'person conflict' );
	await secondInbox.page.setViewportSize( { width: 390, height: 800 } );
	await takePicture( secondInbox.page, 'person on a phone' );

	await chat.sees( 'Do you repair theorbos?' );
	await expect( chat.window.getByText( /Quist|<b>|1001|Lutes|Ours/ ) ).toHaveCount( 0 );
} );
