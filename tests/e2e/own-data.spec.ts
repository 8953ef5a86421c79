import { readFileSync } from 'node:fs';
import { visitorExport } from '../../relay/protocol';
import { expect, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';

test( 'a visitor downloads everything about themselves and deletes it; the inbox and another tab follow', async ( {
	site,
	chat,
	inbox,
	complaints,
} ) => {
	// The visitor's other tab and the inbox ask for what is gone.
	complaints.expect( /status of 40[14]/ );
	const { page, window } = chat;
	await chat.open( site.url );
	await chat.send( 'My zither is broken.' );
	await chat.sees( /^Sent/ );
	await inbox.open();
	await inbox.select( 'My zither' );
	await inbox.accept();
	await inbox.reply( 'We mend zithers.' );
	await chat.sees( 'We mend zithers.' );
	const other = new ChatWindow( await page.context().newPage() );
	await other.page.goto( site.url );
	await other.launch();
	await expect( other.message( 'We mend zithers.' ) ).toBeVisible();

	await page.bringToFront();
	await window.getByRole( 'button', { name: 'Chat options' } ).click();
	await window.getByRole( 'button', { name: 'Your data' } ).click();
	const [ download ] = await Promise.all( [
		page.waitForEvent( 'download' ),
		window.getByRole( 'button', { name: 'Download' } ).click(),
	] );
	expect( download.suggestedFilename() ).toBe( 'chat-data.json' );
	const data = visitorExport.parse( JSON.parse( readFileSync( await download.path(), 'utf8' ) ) );
	expect( data.conversations[ 0 ]?.messages.map( ( { body } ) => body ) ).toEqual( [
		'My zither is broken.',
		'agent_joined',
		'We mend zithers.',
	] );

	await window.getByRole( 'button', { name: 'Chat options' } ).click();
	await window.getByRole( 'button', { name: 'Your data' } ).click();
	await window.getByRole( 'button', { name: 'Delete everything' } ).click();
	await expect( window.getByRole( 'button', { name: 'Keep my data' } ) ).toBeFocused();
	await window.getByRole( 'button', { name: 'Delete everything' } ).click();

	await expect( window.getByRole( 'status' ).getByText( /^Everything that this chat kept/ ) ).toBeVisible();
	await expect( window.getByRole( 'button', { name: 'Start a new chat' } ) ).toBeFocused();
	await expect( window.getByText( /zither/ ) ).toHaveCount( 0 );
	await expect( inbox.item( 'zither' ) ).toHaveCount( 0 );
	await expect( inbox.root.getByText( /zither/ ) ).toHaveCount( 0 );
	await expect( other.window.getByText( /zither/ ) ).toHaveCount( 0 );
	expect( await site.query( `SELECT 1 FROM ${ site.prefix }veranda_messages WHERE body LIKE '%zither%'` ) ).toEqual(
		[]
	);

	await other.page.close();
	await window.getByRole( 'button', { name: 'Start a new chat' } ).click();
	await chat.send( 'Somebody new here.' );
	await chat.sees( /^Sent/ );
	await expect( inbox.item( 'Somebody new here.' ) ).toBeVisible();
} );

test( 'who refuses that the browser keeps anything chats on this page only', async ( { site, chat } ) => {
	const { page } = chat;
	await page.addInitScript( () => {
		Object.assign( window, { wp_has_consent: () => false } );
	} );
	await chat.open( site.url );
	await chat.send( 'Nothing to keep.' );
	await chat.sees( /^Sent/ );

	const kept = await page.evaluate( () => [ ...Object.keys( localStorage ), ...Object.keys( sessionStorage ) ] );
	expect( kept.filter( ( key ) => key.startsWith( 'veranda' ) ) ).toEqual( [] );
	expect( await page.evaluate( () => document.cookie ) ).toBe( '' );
	await page.reload();
	await expect( page.getByRole( 'button', { name: 'Open chat' } ) ).toBeVisible();
	await expect( chat.window ).toBeHidden();
} );
