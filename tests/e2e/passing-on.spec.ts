import { chooseFromMenu } from './choose-from-menu';
import { expect, test } from './fixtures';
import type { Inbox } from './pages/inbox';
import { takePicture } from './take-picture';

const choose = async ( { page }: Inbox, command: string ) => {
	await page.getByRole( 'button', { name: 'More actions' } ).click();
	await chooseFromMenu( page, command );
};

test( 'a conversation is passed on with a note, taken over after a question, and ended with a reason', async ( {
	site,
	chat,
	inbox,
	secondInbox,
} ) => {
	await chat.open( site.url );
	await chat.send( 'I was charged twice.' );
	await Promise.all( [ inbox.open(), secondInbox.open() ] );
	await inbox.select( 'charged twice' );
	await inbox.accept();
	await inbox.reply( 'Let me ask.' );

	await choose( inbox, 'Transfer to another agent' );
	const transfer = inbox.page.getByRole( 'dialog', { name: 'Transfer the conversation' } );
	await transfer.getByLabel( 'Note (optional)' ).fill( 'Order 1001, paid twice.' );
	await takePicture( inbox.page, 'passing-on-note' );
	await transfer.getByRole( 'list', { name: 'To whom' } ).getByRole( 'button' ).first().click();
	await expect( transfer ).toHaveCount( 0 );

	// Whoever gets it sees the note in the list, and reads it, and who gave it to whom.
	await secondInbox.root.getByRole( 'button', { name: /^Mine/ } ).click();
	await secondInbox.select( 'Order 1001' );
	await expect( secondInbox.message( 'Order 1001, paid twice.' ) ).toBeVisible();
	await expect( secondInbox.log.getByText( /\w+ passed the conversation to \w+/ ) ).toBeVisible();

	// Taken back only after a question.
	await choose( inbox, 'Take over' );
	const question = inbox.page.getByRole( 'dialog', { name: /^Take over from / } );
	await question.getByRole( 'button', { name: 'Take over' } ).click();
	await expect( secondInbox.log.getByText( /took the conversation over from/ ) ).toBeVisible();

	await choose( inbox, 'End with a reason' );
	await inbox.page.getByLabel( 'Reason (optional)' ).fill( 'Paid back' );
	await inbox.page.getByLabel( 'Reason (optional)' ).press( 'Enter' );
	await expect( secondInbox.log.getByText( /^Why .* ended the conversation: Paid back$/ ) ).toBeVisible();
	await chat.sees( /ended/ );
	await expect( chat.window.getByText( /1001|Paid back|over from/ ) ).toHaveCount( 0 );
} );
