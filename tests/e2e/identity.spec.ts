import { expect, logIn, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';

test( 'A12, A13: on a page from a full-page cache a logged-in visitor is known, and nobody else', async ( {
	pageOf,
	visitorPage,
	site,
} ) => {
	// What the cache keeps is what an anonymous visitor got, days ago.
	const cached = await ( await fetch( site.url ) ).text();
	expect( cached ).not.toMatch( /eyJ|nonce/ );
	const serveFromCache = async ( page: typeof visitorPage ) => {
		await page.route( site.url, ( route ) =>
			route.fulfill( { contentType: 'text/html; charset=utf-8', body: cached } )
		);
		const chat = new ChatWindow( page );
		await chat.open( site.url );
		return chat;
	};
	const clara = await serveFromCache( await pageOf( 'clara' ) );
	await clara.send( 'I am Clara' );
	await clara.sees( /^Sent/ );
	const stranger = await serveFromCache( visitorPage );
	await stranger.send( 'I am nobody' );
	await stranger.sees( /^Sent/ );

	const visitors = await site.query(
		`SELECT v.name, v.is_verified AS isVerified, v.wp_user_id AS userId FROM ${ site.prefix }veranda_visitors v
		JOIN ${ site.prefix }veranda_conversations c ON c.visitor_id = v.id ORDER BY c.id DESC LIMIT 2`
	);
	expect( visitors ).toEqual( [
		{ name: '', isVerified: 0, userId: null },
		{ name: 'Clara Nowak', isVerified: 1, userId: Number( site.userIds.clara ) },
	] );
} );

test( 'A13: who logs in while talking goes on as themselves, and who logs out leaves nothing behind', async ( {
	site,
	chat,
	inbox,
	complaints,
} ) => {
	// WordPress asks by it whether one means to log out; the relay refuses the session whose login has ended.
	complaints.expect( /status of 40[13]/ );
	const { page } = chat;
	await chat.open( site.url );
	await chat.send( 'Where is my order?' );
	await chat.sees( /^Sent/ );
	await inbox.open();
	await inbox.select( 'Where is my order?' );
	await inbox.accept();
	await chat.sees( /joined/ );

	await logIn( page, site, 'clara' );
	await page.goto( site.url );
	await chat.comesBack();
	await expect( chat.message( 'Where is my order?' ) ).toBeVisible();
	await expect( inbox.root.getByText( 'Clara Nowak' ).first() ).toBeVisible();
	await inbox.reply( 'On its way, Clara.' );
	await expect( chat.message( 'On its way, Clara.' ) ).toBeVisible();
	await chat.send( 'Thank you' );
	await expect( inbox.message( 'Thank you' ) ).toBeVisible();

	await page.goto( new URL( 'wp-login.php?action=logout', site.url ).href );
	await page.getByRole( 'link', { name: 'log out' } ).click();
	await page.waitForURL( /loggedout/ );
	await page.goto( site.url );
	await expect
		.poll( () => page.evaluate( () => JSON.stringify( { ...localStorage } ) ) )
		.not.toMatch( /user:\d|resume/ );
	await chat.launch();
	await expect( chat.window.getByText( 'Hello! How can we help you?' ) ).toBeVisible();
	await expect( chat.bubbles ).toHaveCount( 0 );
} );

test( 'A06: an inbox whose agent loses the role says so, and shows nothing more', async ( {
	chat,
	inbox,
	site,
	complaints,
} ) => {
	complaints.expect( /40[013]/ );
	await chat.open( site.url );
	await chat.send( 'Before the logout' );
	await inbox.open();
	await expect( inbox.item( 'Before the logout' ) ).toBeVisible();

	// The account loses its role: no capability, no chat.
	await site.run( 'change-user.php', { login: 'anna', change: 'role', value: 'subscriber' } );
	try {
		const said = inbox.root.getByText( /not allowed|log in|access|signed out/i ).first();
		await expect( said ).toBeVisible( { timeout: 15_000 } );
		await chat.send( 'After the logout' );
		await chat.sees( /^Sent/ );
		await expect( inbox.root.getByText( 'After the logout' ) ).toHaveCount( 0 );
	} finally {
		await site.run( 'change-user.php', { login: 'anna', change: 'role', value: 'veranda_agent' } );
	}
} );
