import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import { chooseFromMenu } from './choose-from-menu';
import { expect, test } from './fixtures';
import { Inbox } from './pages/inbox';

const choose = async ( { page }: Inbox, command: string ) => {
	await page.getByRole( 'button', { name: 'More actions' } ).click();
	await chooseFromMenu( page, command );
};

/** Undoes what a snackbar tells of; others may still stand beside it. */
const undo = ( { root }: Inbox, sentence: RegExp ) =>
	root
		.locator( '.components-snackbar' )
		.filter( { hasText: sentence } )
		.getByRole( 'button', { name: 'Undo' } )
		.click();

test( 'a visitor without a name is called the same by all; what is put aside is back when it has to be', async ( {
	site,
	chat,
	inbox,
	secondInbox,
} ) => {
	await chat.open( site.url );
	await chat.send( 'Do you have it in green?' );
	await Promise.all( [ inbox.open(), secondInbox.open() ] );

	// Two words of their own, and what somebody wrote last, never a notice.
	const row = inbox.item( 'in green?' );
	await expect( row.locator( '.veranda-list-item-name' ) ).toHaveText( /^[A-Z]\w+ [A-Z]\w+$/ );
	const name = await row.locator( '.veranda-list-item-name' ).innerText();
	await expect( secondInbox.item( name ) ).toBeVisible();
	await inbox.select( 'in green?' );
	await inbox.accept();
	await inbox.root.getByRole( 'button', { name: /^Mine/ } ).click();
	await expect( row ).toContainText( 'Needs reply' );
	await inbox.reply( 'I will ask.' );
	await expect( inbox.item( 'I will ask.' ) ).toContainText( 'Answered' );

	// Snoozed, it waits in a view of its own until the visitor writes.
	await choose( inbox, 'Snooze' );
	await inbox.page.getByRole( 'button', { name: /^For one hour/ } ).click();
	await inbox.show( 'Snoozed' );
	await expect( inbox.item( name ) ).toContainText( 'Snoozed until' );
	await chat.send( 'Found it.' );
	await inbox.show( 'Needs my reply' );
	await expect( inbox.item( 'Found it.' ) ).toBeVisible();
	await expect( inbox.log.getByText( 'The snooze is over.' ) ).toBeVisible();

	// Spam leaves the lists, and undo brings it back as it was.
	await choose( inbox, 'Mark as spam' );
	await undo( inbox, /Marked as spam\./ );
	await expect( inbox.item( 'Found it.' ) ).toContainText( 'Needs reply' );

	// By the keyboard all of a list are chosen; they end together, and are back together.
	await inbox.root.getByRole( 'button', { name: /^Mine/ } ).click();
	await inbox.item( 'Found it.' ).getByRole( 'button' ).focus();
	await inbox.page.keyboard.press( 'Control+a' );
	const bar = inbox.root.getByRole( 'toolbar', { name: 'Chosen conversations' } );
	await expect( bar ).toContainText( /\d+ chosen/ );
	const { violations } = await new AxeBuilder( { page: inbox.page } ).include( '.veranda-list-pane' ).analyze();
	expect( violations ).toEqual( [] );
	await bar.getByRole( 'button', { name: 'End conversations' } ).click();
	await undo( inbox, /conversations? ended\./ );
	await expect( inbox.root.getByText( 'Everything is as it was.' ).first() ).toBeVisible();
	await expect( inbox.item( 'Found it.' ) ).toContainText( 'Needs reply' );

	// Visitors hear nothing of all that.
	await chat.sees( 'I will ask.' );
	await expect( chat.window.getByText( /snooze|spam/i ) ).toHaveCount( 0 );
	await expect( chat.window.getByText( name ) ).toHaveCount( 0 );
} );

test( 'a list as one wants it is saved under a name for all, and what is chosen is a file', async ( {
	site,
	chat,
	inbox: colleague,
	pageOf,
} ) => {
	// Who manages shares, and exports.
	const inbox = new Inbox( await pageOf( 'olivia' ), site.adminUrl );
	const { page, root } = inbox;
	await chat.open( site.url );
	await chat.send( 'A room with a view of the lake' );
	await Promise.all( [ inbox.open(), colleague.open() ] );
	await root.getByRole( 'button', { name: 'More filters' } ).click();
	await page.getByRole( 'combobox', { name: 'Sort by' } ).selectOption( { label: 'Newest activity' } );
	await page.keyboard.press( 'Escape' );

	await root.getByRole( 'button', { name: 'More views' } ).click();
	await chooseFromMenu( page, 'Save this view' );
	const saving = page.getByRole( 'dialog', { name: 'Save this view' } );
	await saving.getByRole( 'textbox', { name: 'Name' } ).fill( 'Latest first' );
	await saving.getByRole( 'checkbox', { name: 'Share it with all agents' } ).check();
	const isAccessible = async () =>
		expect(
			( await new AxeBuilder( { page } ).include( '.components-modal__frame' ).analyze() ).violations
		).toEqual( [] );
	await isAccessible();
	await saving.getByRole( 'button', { name: 'Save' } ).click();
	await expect( root.getByRole( 'button', { name: 'Latest first' } ) ).toHaveAttribute( 'aria-current', 'page' );

	// Colleagues have it at once, and leave it with its order.
	await colleague.show( 'Latest first' );
	await expect( colleague.page ).toHaveURL( /#\/queue\?sort=activity$/ );
	await expect( colleague.item( 'view of the lake' ) ).toBeVisible();
	await colleague.root.getByRole( 'button', { name: /^Mine/ } ).click();
	await expect( colleague.page ).toHaveURL( /#\/mine$/ );

	// Renamed, deleted, and had back.
	await root.getByRole( 'button', { name: 'More views' } ).click();
	await chooseFromMenu( page, 'Manage saved views' );
	const managing = page.getByRole( 'dialog', { name: 'Saved views' } );
	await managing.getByRole( 'textbox', { name: 'Name of “Latest first”' } ).fill( 'Newest first' );
	await managing.getByRole( 'button', { name: 'Delete “Latest first”' } ).focus();
	await isAccessible();
	await managing.getByRole( 'button', { name: 'Delete “Newest first”' } ).click();
	await expect( managing.getByText( /^There are no saved views yet/ ) ).toBeVisible();
	await managing.getByRole( 'button', { name: 'Undo' } ).click();
	await expect( managing.getByRole( 'textbox' ) ).toHaveValue( 'Newest first' );
	await page.keyboard.press( 'Escape' );
	await expect( root.getByRole( 'button', { name: 'Newest first' } ) ).toHaveAttribute( 'aria-current', 'page' );

	// Sorted otherwise, it keeps its name.
	await root.getByRole( 'button', { name: 'More filters' } ).click();
	await page.getByRole( 'combobox', { name: 'Sort by' } ).selectOption( { index: 0 } );
	await page.getByRole( 'combobox', { name: 'Rating' } ).selectOption( { label: '5 of 5' } );
	await page.keyboard.press( 'Escape' );
	await expect( root.getByRole( 'button', { name: 'Newest first' } ) ).toHaveCount( 0 );
	await root.getByRole( 'button', { name: 'More views' } ).click();
	await chooseFromMenu( page, 'Save changes to “Newest first”' );
	await expect( root.getByRole( 'button', { name: 'Newest first' } ) ).toHaveAttribute( 'aria-current', 'page' );
	await undo( inbox, /changes to .Newest first. are saved/ );
	await expect( root.getByRole( 'button', { name: 'Newest first' } ) ).toHaveCount( 0 );
	await inbox.show( 'Newest first' );
	await expect( page ).toHaveURL( /#\/queue\?sort=activity$/ );

	await inbox.item( 'view of the lake' ).getByRole( 'button' ).focus();
	await page.keyboard.press( 'Control+a' );
	const downloading = page.waitForEvent( 'download' );
	await root.getByRole( 'toolbar' ).getByRole( 'button', { name: 'Export' } ).click();
	await chooseFromMenu( page, 'Export as CSV' );
	const file = await downloading;
	expect( file.suggestedFilename() ).toBe( 'conversations.csv' );
	expect( await readFile( await file.path(), 'utf8' ) ).toContain( '"A room with a view of the lake"' );
} );
