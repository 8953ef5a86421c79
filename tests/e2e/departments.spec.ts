import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { chooseFromMenu } from './choose-from-menu';
import { expect, test } from './fixtures';
import type { Site } from './site';
import { takePicture } from './take-picture';

/** Makes two departments, one of them closed for today, as an owner does. */
async function makeDepartments( owner: Page, adminUrl: string ): Promise< void > {
	const add = async ( name: string ) => {
		await owner.getByRole( 'button', { name: 'Add a department' } ).click();
		const dialog = owner.getByRole( 'dialog' );
		await dialog.getByRole( 'textbox', { name: 'Name' } ).fill( name );
		await dialog.getByRole( 'button', { name: 'Add', exact: true } ).click();
		await expect( dialog ).toHaveCount( 0 );
	};
	await owner.goto( `${ adminUrl }admin.php?page=veranda-settings#conversations` );
	await add( 'Support' );
	await add( 'Sales' );

	// A name is there once, in any case; what was typed stays.
	await owner.getByRole( 'button', { name: 'Add a department' } ).click();
	const dialog = owner.getByRole( 'dialog' );
	await dialog.getByRole( 'textbox', { name: 'Name' } ).fill( 'sales' );
	await dialog.getByRole( 'button', { name: 'Add', exact: true } ).click();
	await expect( dialog.getByText( 'Another department has this name.' ) ).toBeVisible();
	await expect( dialog.getByRole( 'textbox', { name: 'Name' } ) ).toHaveValue( 'sales' );
	const { violations } = await new AxeBuilder( { page: owner } ).include( '.components-modal__frame' ).analyze();
	expect( violations ).toEqual( [] );
	await owner.keyboard.press( 'Escape' );

	// By keyboard alone.
	await owner.getByRole( 'button', { name: 'Move “Sales” up' } ).focus();
	await owner.keyboard.press( 'Enter' );
	const rows = owner.getByRole( 'list', { name: 'Departments' } ).getByRole( 'listitem' );
	await expect( rows ).toContainText( [ 'Sales', 'Support' ] );
	await owner.getByRole( 'button', { name: 'Close “Support” for today' } ).click();
	await expect( rows.last() ).toContainText( 'Closed today' );
	await owner.reload();
	await expect( rows ).toContainText( [ 'Sales', 'Support' ] );
	await expect( rows.last() ).toContainText( 'Closed today' );
}

/** Lets the answers to one question lead to them. */
async function buildForm( owner: Page, adminUrl: string ): Promise< void > {
	await owner.goto( `${ adminUrl }admin.php?page=veranda-settings#form` );
	await owner.getByLabel( 'Ask visitors before their first message' ).check();
	await owner.getByRole( 'button', { name: 'Add a field' } ).click();
	await chooseFromMenu( owner, 'Choice of one' );
	await owner.getByLabel( 'Label' ).fill( 'What is it about?' );
	await owner.getByRole( 'textbox', { name: 'Option 1' } ).fill( 'Buying a lamp' );
	await owner.getByLabel( 'Option 1 leads to' ).selectOption( 'Sales' );
	await owner.getByLabel( 'Priority with option 1' ).selectOption( 'Urgent' );
	await owner.getByRole( 'textbox', { name: 'Option 2' } ).fill( 'A repair' );
	await owner.getByLabel( 'Option 2 leads to' ).selectOption( 'Support' );
	await owner.getByRole( 'button', { name: /^Save/ } ).click();
	await expect( owner.getByText( 'Settings saved.' ).first() ).toBeVisible();
}

/** Has an agent answer for one department alone, in their profile. */
async function limit( owner: Page, site: Site, agent: 'ben', department: string ): Promise< void > {
	await owner.goto( `${ site.adminUrl }user-edit.php?user_id=${ site.userIds[ agent ] }` );
	await owner.getByLabel( department, { exact: true } ).check();
	await owner.getByRole( 'button', { name: 'Update User' } ).click();
	await expect( owner.getByText( 'User updated.' ) ).toBeVisible();
	await expect( owner.getByLabel( department, { exact: true } ) ).toBeChecked();
}

test( 'an owner makes departments; who chooses one reads which is closed, reaches its agents, and comes first', async ( {
	site,
	pageOf,
	chat,
	inbox,
	secondInbox,
	complaints,
} ) => {
	// Of a name that is there already.
	complaints.expect( /409/ );
	const owner = await pageOf( 'olivia' );
	const undo = await site.saveSettings( { isPrechatOn: false, prechatFields: '[]' } );
	await site.startConversation( { name: 'Zoe', text: 'I came first.' } );
	await makeDepartments( owner, site.adminUrl );
	await limit( owner, site, 'ben', 'Sales' );
	await buildForm( owner, site.adminUrl );
	await inbox.open();
	try {
		await chat.open( site.url );
		const question = chat.window.getByLabel( 'What is it about?' );
		const note = chat.window.locator( '.prechat-note' );
		await question.selectOption( 'A repair' );
		await expect( note ).toHaveText( /^Back (at|on) / );
		await takePicture( chat.page, 'departments-1-form' );
		await question.selectOption( 'Buying a lamp' );
		await expect( note ).toHaveText( '' );
		await chat.button( 'Start chat' ).click();
		await chat.send( 'Which lamp is the brightest?' );

		const rows = inbox.list.getByRole( 'listitem' );
		await expect( rows ).toContainText( [ 'Which lamp', 'I came first' ] );
		await expect( rows.first() ).toContainText( 'Urgent' );
		await expect( rows.first() ).toContainText( 'Sales' );

		await inbox.root.getByRole( 'combobox', { name: 'Department' } ).selectOption( 'Support' );
		await expect( rows ).toHaveCount( 0 );
		await inbox.root.getByRole( 'combobox', { name: 'Department' } ).selectOption( 'All departments' );
		await inbox.select( 'Which lamp' );
		const routing = inbox.root.getByRole( 'region', { name: 'Department and priority' } );
		// Nothing moves under the pointer.
		await routing.getByLabel( 'Priority' ).hover();
		await takePicture( inbox.page, 'departments-2-inbox' );
		await routing.getByLabel( 'Priority' ).selectOption( 'Low' );
		await expect( rows ).toContainText( [ 'I came first', 'Which lamp' ] );
		await inbox.root.getByRole( 'button', { name: 'Undo' } ).click();
		await expect( rows ).toContainText( [ 'Which lamp', 'I came first' ] );
		await expect( chat.window.getByText( /Urgent|Low/ ) ).toHaveCount( 0 );

		await secondInbox.open();
		await expect( secondInbox.item( 'Which lamp' ) ).toBeVisible();
		await expect( secondInbox.item( 'I came first' ) ).toHaveCount( 0 );

		// A department that is gone takes nothing with it.
		await owner.goto( `${ site.adminUrl }admin.php?page=veranda-settings#conversations` );
		await owner.getByRole( 'button', { name: 'Delete “Sales”' } ).click();
		await expect( owner.getByRole( 'dialog' ) ).toContainText(
			'An option of the form before the chat leads here.'
		);
		await takePicture( owner, 'departments-3-delete' );
		await owner.getByRole( 'dialog' ).getByRole( 'button', { name: 'Delete' } ).click();
		await expect( rows.first() ).not.toContainText( 'Sales' );
		await expect( rows.first() ).toContainText( 'Which lamp' );
		await owner.goto( `${ site.adminUrl }admin.php?page=veranda-settings#form` );
		// Another part of the address opens nothing anew.
		await owner.reload();
		await owner.getByRole( 'button', { name: /^What is it about/ } ).click();
		await expect( owner.getByText( 'This department no longer exists.' ) ).toBeVisible();
		await takePicture( owner, 'departments-4-gone' );
	} finally {
		await undo();
		await site.query( `UPDATE ${ site.prefix }veranda_conversations SET department_id = NULL` );
		await site.query( `DELETE FROM ${ site.prefix }veranda_departments` );
		await site.query(
			`DELETE FROM ${ site.prefix }usermeta WHERE meta_key = '${ site.prefix }veranda_departments'`
		);
	}
} );
