import PostalMime from 'postal-mime';
import { expect, NETWORK_NOISE, test } from './fixtures';

test.describe( 'while the relay is away', () => {
	test.beforeEach( async ( { site } ) => site.relay.stop() );
	test.afterEach( async ( { site } ) => {
		if ( ! site.relay.isRunning ) {
			await site.relay.start();
		}
	} );

	test( 'B23: pages load, and a visitor leaves a message that becomes a conversation', async ( {
		site,
		chat,
		inbox,
		complaints,
	} ) => {
		await chat.page.goto( site.url );
		await expect( chat.launcher ).toBeVisible();
		expect( complaints.unexpected ).toEqual( [] );
		complaints.expect( NETWORK_NOISE );

		await chat.launch();
		await expect( chat.window.getByRole( 'textbox', { name: /e-?mail/i } ) ).toBeVisible();
		await chat.window.getByRole( 'textbox', { name: /name/i } ).fill( 'Nora Lind' );
		await chat.window.getByRole( 'textbox', { name: /e-?mail/i } ).fill( 'nora@example.org' );
		await chat.window.getByRole( 'textbox', { name: /message/i } ).fill( 'Please call me back.\nThank you!' );
		const mails = site.mail.list().length;
		await chat.window.getByRole( 'button', { name: /send|leave/i } ).click();
		await chat.sees( /thank/i );

		const raw = ( await site.mail.waitFor( mails + 1 ) ).at( -1 ) as string;
		const mail = await new PostalMime().parse( raw );
		expect( mail.text ).toContain( 'Please call me back.' );
		expect( mail.replyTo?.[ 0 ]?.address ).toBe( 'nora@example.org' );
		expect( mail.to ).toHaveLength( 1 );

		await site.relay.start();
		await inbox.open();
		await expect( inbox.item( 'Nora Lind' ) ).toBeVisible( { timeout: 20_000 } );
		await inbox.select( 'Nora Lind' );
		await expect( inbox.log.getByText( 'Please call me back.' ) ).toBeVisible();
	} );

	test( 'wp-admin stays usable and says what is wrong', async ( { pageOf, site, complaints } ) => {
		complaints.expect( NETWORK_NOISE );
		const page = await pageOf( 'anna' );
		await page.goto( `${ site.adminUrl }admin.php?page=veranda` );
		await expect(
			page
				.locator( '#veranda-root' )
				.getByText( /Connecting again/ )
				.first()
		).toBeVisible( {
			timeout: 20_000,
		} );
	} );
} );

test( 'the relay goes away in the middle: what is typed is kept and sent when it is back', async ( {
	site,
	chat,
	complaints,
} ) => {
	complaints.expect( NETWORK_NOISE );
	await chat.open( site.url );
	await chat.send( 'First' );
	await chat.sees( /^Sent/ );
	await site.relay.kill();
	await chat.send( 'Second' );
	await expect( chat.message( 'Second' ) ).toBeVisible();
	await site.relay.start();
	await expect
		.poll(
			async () =>
				(
					await site.query( `SELECT body FROM ${ site.prefix }veranda_messages WHERE body = 'Second'
						AND conversation_id = (SELECT MAX(id) FROM ${ site.prefix }veranda_conversations)` )
				).length,
			{ timeout: 20_000 }
		)
		.toBe( 1 );
	expect( await chat.bodies() ).toEqual( [ 'First', 'Second' ] );
} );
