import { expect, NETWORK_NOISE, test } from './fixtures';

test( 'a part of the chat that does not come is said, and comes when asked for again; what was typed stays', async ( {
	site,
	chat,
	complaints,
} ) => {
	complaints.expect( NETWORK_NOISE );
	const chunk = /\/build\/widget\/end-confirmation-.*\.js\?ver=/;
	await chat.open( site.url );
	await chat.send( 'Hello' );
	await chat.sees( /^Sent/ );
	await chat.page.route( chunk, ( route ) => route.abort() );

	await chat.window.getByRole( 'button', { name: 'Chat options' } ).click();
	await chat.window.getByText( 'End chat', { exact: true } ).click();
	await chat.sees( 'could not be loaded' );
	await chat.composer.fill( 'Half a thought' );
	await chat.page.unroute( chunk );
	await chat.window.getByRole( 'button', { name: 'Try now' } ).click();

	await expect( chat.window.getByRole( 'alertdialog' ) ).toBeVisible();
	await expect( chat.composer ).toHaveValue( 'Half a thought' );
	await chat.page.keyboard.press( 'Escape' );
	await expect( chat.window.getByRole( 'alertdialog' ) ).toBeHidden();
	await expect( chat.window ).toBeVisible();
} );

test( 'a menu that does not come has the focus when it was asked for again with the keyboard', async ( {
	site,
	chat,
	complaints,
} ) => {
	complaints.expect( NETWORK_NOISE );
	const chunk = /\/build\/widget\/later-features-/;
	await chat.page.route( chunk, ( route ) => route.abort() );
	await chat.open( site.url );
	await chat.openMenu();
	const tryNow = chat.window.locator( '.menu' ).getByRole( 'button', { name: 'Try now' } );
	await tryNow.press( 'Enter' );
	await expect( tryNow ).toBeFocused();
	await chat.page.unroute( chunk );

	await tryNow.press( 'Enter' );
	await expect( chat.window.locator( '.menu ul' ) ).toBeFocused();
	await chat.page.keyboard.press( 'Tab' );
	await expect( chat.window.locator( '.menu li' ).first().locator( 'a, button' ) ).toBeFocused();
} );

test( 'after the end one can go on writing even if what asks how it was does not come', async ( {
	site,
	chat,
	inbox,
	complaints,
} ) => {
	complaints.expect( NETWORK_NOISE );
	await chat.page.route( /\/build\/widget\/later-features-/, ( route ) => route.abort() );
	await chat.open( site.url );
	await chat.send( 'First' );
	await chat.sees( /^Sent/ );
	await inbox.open();
	await inbox.select( 'First' );
	await inbox.accept();
	await inbox.end();
	await chat.sees( 'has ended the chat.' );

	await chat.send( 'Second' );

	await expect( chat.message( 'Second' ) ).toBeVisible();
	await chat.sees( /^Sent/ );
	expect(
		await site.query( `SELECT COUNT(DISTINCT conversation_id) AS count FROM ${ site.prefix }veranda_messages
			WHERE body IN ('First', 'Second')` )
	).toEqual( [ { count: 2 } ] );
} );

test( 'until the first message has been answered a visitor loads the loader and the chat, and no more', async ( {
	site,
	chat,
	inbox,
} ) => {
	const loaded: string[] = [];
	chat.page.on( 'request', ( request ) => {
		const [ , name ] = /\/build\/widget\/(.+?)(?:-[A-Z0-9]{5})?\.js/.exec( request.url() ) ?? [];
		loaded.push( ...( name ? [ name ] : [] ) );
	} );
	await chat.open( site.url );
	await chat.send( 'Anybody there?' );
	await chat.sees( /^Sent/ );
	await inbox.open();
	await inbox.select( 'Anybody there?' );
	await inbox.accept();
	await chat.sees( /joined/ );
	expect( loaded ).toEqual( [ 'loader', 'chat' ] );

	await inbox.reply( 'Yes.' );
	await expect( chat.message( 'Yes.' ) ).toBeVisible();

	await expect.poll( () => loaded ).toContain( 'later-features' );
} );
