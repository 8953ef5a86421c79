import AxeBuilder from '@axe-core/playwright';
import { chooseFromMenu } from './choose-from-menu';
import { expect, test } from './fixtures';
import { takePicture } from './take-picture';

test( 'an agent blocks a visitor, who reads so and keeps what they wrote; unblocked, they write again', async ( {
	site,
	chat,
	inbox,
	secondInbox,
	complaints,
} ) => {
	complaints.expect( /the server responded with a status of 403/ );
	await chat.open( site.url );
	await chat.send( 'You are all fools.' );
	await Promise.all( [ inbox.open(), secondInbox.open() ] );
	await inbox.select( 'all fools' );
	await inbox.accept();
	await inbox.reply( 'Please stay polite.' );
	await chat.sees( 'Please stay polite.' );

	// By the menu of the conversation: for how long, and why.
	await inbox.page.getByRole( 'button', { name: 'More actions' } ).click();
	await chooseFromMenu( inbox.page, 'Block the visitor' );
	const dialog = inbox.page.getByRole( 'dialog', { name: /^Block .*\?$/ } );
	await dialog.getByLabel( '7 days' ).check();
	await dialog.getByLabel( 'Reason (optional)' ).fill( 'Insults' );
	await takePicture( inbox.page, 'blocking-dialog' );
	const { violations } = await new AxeBuilder( { page: inbox.page } ).include( '[role="dialog"]' ).analyze();
	expect( violations ).toEqual( [] );
	await dialog.getByRole( 'button', { name: 'Block', exact: true } ).click();
	await expect( inbox.log.getByText( /blocked the visitor for 7 days\. Reason: Insults/ ) ).toBeVisible();
	await expect( inbox.root.getByText( /^Blocked until/ ) ).toBeVisible();

	// The visitor's next try is refused calmly, and stays where it was written.
	await chat.sees( /ended/ );
	await chat.startAgain();
	await chat.send( 'What did I do?' );
	await chat.sees( 'You can’t send messages here right now.' );
	await chat.sees( 'What did I do?' );
	await takePicture( chat.page, 'blocking-widget' );
	await expect( chat.window.getByText( /Insults|7 days/ ) ).toHaveCount( 0 );
	await expect( inbox.root.getByText( 'What did I do?' ) ).toHaveCount( 0 );

	// Whoever blocked them lets them write again; colleagues hear of both.
	await expect( secondInbox.root.getByRole( 'button', { name: 'Blocked visitors' } ) ).toBeVisible();
	await inbox.root.getByRole( 'button', { name: 'Blocked visitors' } ).click();
	const list = inbox.page.getByRole( 'dialog', { name: 'Blocked visitors' } );
	await expect( list ).toContainText( 'Insults' );
	await takePicture( inbox.page, 'blocking-list' );
	await list.getByRole( 'button', { name: /^Unblock/ } ).click();
	await expect( list ).toContainText( 'Nobody is blocked' );
	await list.getByRole( 'button', { name: 'Close' } ).click();
	await expect( secondInbox.root.getByRole( 'button', { name: 'Blocked visitors' } ) ).toHaveCount( 0 );

	await chat.window.getByRole( 'button', { name: 'Try now' } ).click();
	await expect( chat.window.getByText( 'You can’t send messages here right now.' ) ).toHaveCount( 0 );
	await inbox.root.getByRole( 'button', { name: /^Queue/ } ).click();
	await expect( inbox.item( 'What did I do?' ) ).toBeVisible();
} );
