import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { chooseFromMenu } from './choose-from-menu';
import { expect, test } from './fixtures';
import type { Inbox } from './pages/inbox';

/** The tags that a conversation has in its header. */
const inHeader = ( { root }: Inbox ): Locator => root.locator( '.veranda-conversation-header .veranda-tag' );
/** The tags that it has in the list. */
const inList = ( inbox: Inbox, text: string ): Locator => inbox.item( text ).locator( '.veranda-tag' );

test( 'tags are typed by key, seen by colleagues at once, never by the visitor, and narrow the list', async ( {
	site,
	chat,
	inbox,
	secondInbox,
} ) => {
	await chat.open( site.url );
	await chat.send( 'My invoice is wrong.' );
	await Promise.all( [ inbox.open(), secondInbox.open() ] );
	await inbox.select( 'My invoice' );
	await inbox.accept();
	await expect( inbox.composer ).toBeFocused();
	await inbox.page.keyboard.press( 'Escape' );

	await inbox.page.keyboard.press( 'l' );
	const field = inbox.page.getByRole( 'combobox', { name: 'Tags of this conversation' } );
	await expect( field ).toBeFocused();
	await inbox.page.keyboard.type( 'Billing' );
	await inbox.page.keyboard.press( 'Enter' );
	await inbox.page.keyboard.type( 'billing,<b>vip</b>,' );
	const { violations } = await new AxeBuilder( { page: inbox.page } ).include( '.veranda-tags-modal' ).analyze();
	expect( violations ).toEqual( [] );
	await inbox.page.getByRole( 'button', { name: 'Done' } ).click();
	await expect( inHeader( inbox ) ).toHaveText( [ '<b>vip</b>', 'Billing' ] );

	await chat.send( 'Please look.' );
	await secondInbox.root.getByRole( 'button', { name: /^Open/ } ).click();
	await expect( inList( secondInbox, 'Please look' ) ).toHaveText( [ '<b>vip</b>', 'Billing' ] );
	await secondInbox.root.getByRole( 'button', { name: 'Filter by tag' } ).click();
	await chooseFromMenu( secondInbox.page, 'Billing' );
	await expect( secondInbox.item( 'Please look' ) ).toBeVisible();
	expect( secondInbox.page.url() ).toContain( 'tag=Billing' );

	await secondInbox.select( 'Please look' );
	await secondInbox.root.getByRole( 'button', { name: /^Tags:/ } ).click();
	await secondInbox.page.getByRole( 'button', { name: 'Remove item' } ).last().click();
	await secondInbox.page.getByRole( 'button', { name: 'Done' } ).click();
	await expect( inHeader( inbox ) ).toHaveText( [ '<b>vip</b>' ] );
	await secondInbox.root.getByRole( 'button', { name: 'Undo' } ).click();
	await expect( inHeader( inbox ) ).toHaveText( [ '<b>vip</b>', 'Billing' ] );

	await chat.sees( 'My invoice is wrong.' );
	await expect( chat.window.getByText( /Billing|vip/ ) ).toHaveCount( 0 );
} );
