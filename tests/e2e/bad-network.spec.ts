import { expect, NETWORK_NOISE, test } from './fixtures';

test( 'B18: three messages typed offline wait, and arrive once and in order', async ( { site, chat, complaints } ) => {
	complaints.expect( NETWORK_NOISE );
	await chat.open( site.url );
	await chat.send( 'Before the tunnel' );
	await chat.sees( /^Sent/ );

	await chat.page.context().setOffline( true );
	for ( const text of [ 'One', 'Two', 'Three' ] ) {
		await chat.send( text );
		await expect( chat.message( text ) ).toBeVisible();
	}
	await chat.page.context().setOffline( false );

	await expect
		.poll( () => storedTexts( site ), { timeout: 15_000 } )
		.toEqual( [ 'Before the tunnel', 'One', 'Two', 'Three' ] );
	expect( await chat.bodies() ).toEqual( [ 'Before the tunnel', 'One', 'Two', 'Three' ] );
} );

test( 'B19: a reload between sending and the answer neither loses nor doubles the message', async ( {
	site,
	chat,
	complaints,
} ) => {
	complaints.expect( NETWORK_NOISE );
	await chat.open( site.url );
	await chat.send( 'Hello' );
	await chat.sees( /^Sent/ );

	// The relay stores it, but the answer never arrives.
	let isDropped = false;
	await chat.page.route( '**/v1/conversations/*/messages', async ( route ) => {
		if ( route.request().method() !== 'POST' ) {
			return route.continue();
		}
		await route.fetch();
		isDropped = true;
		await route.abort();
	} );
	await chat.send( 'Did this arrive?' );
	await expect.poll( () => isDropped ).toBe( true );
	await chat.page.reload();
	await chat.page.unroute( '**/v1/conversations/*/messages' );
	await chat.comesBack();

	await expect( chat.message( 'Did this arrive?' ) ).toBeVisible();
	await chat.sees( /^Sent/ );
	expect( await chat.bodies() ).toEqual( [ 'Hello', 'Did this arrive?' ] );
	expect( await storedTexts( site ) ).toEqual( [ 'Hello', 'Did this arrive?' ] );
} );

test( 'B01, B05: the relay dies in a burst and both screens end up equal, complete and in order', async ( {
	site,
	chat,
	inbox,
	complaints,
} ) => {
	complaints.expect( NETWORK_NOISE );
	await chat.open( site.url );
	await chat.send( 'Burst begins' );
	await inbox.open();
	await inbox.select( 'Burst begins' );
	await inbox.accept();
	await chat.sees( /joined/ );

	const visitorTexts = Array.from( { length: 12 }, ( _value, index ) => `visitor ${ index }` );
	const agentTexts = Array.from( { length: 12 }, ( _value, index ) => `agent ${ index }` );
	const write = async ( send: ( text: string ) => Promise< void >, texts: string[] ) => {
		for ( const text of texts ) {
			await send( text );
		}
	};
	const writing = Promise.all( [
		write( ( text ) => chat.send( text ), visitorTexts ),
		write( ( text ) => inbox.reply( text ), agentTexts ),
	] );
	await expect.poll( async () => ( await storedTexts( site ) ).length ).toBeGreaterThan( 5 );
	await site.restartRelay( 2_000 );
	await writing;

	const all = 1 + visitorTexts.length + agentTexts.length;
	await expect.poll( async () => ( await storedTexts( site ) ).length, { timeout: 30_000 } ).toBe( all );
	const stored = await storedTexts( site );
	expect( stored.filter( ( text ) => text.startsWith( 'visitor ' ) ) ).toEqual( visitorTexts );
	expect( stored.filter( ( text ) => text.startsWith( 'agent ' ) ) ).toEqual( agentTexts );
	await expect.poll( () => chat.bodies(), { timeout: 15_000 } ).toEqual( stored );
	await expect.poll( () => inbox.bodies(), { timeout: 15_000 } ).toEqual( stored );
} );

test( 'B05: ten seconds without network on the agent side lose nothing', async ( {
	site,
	chat,
	inbox,
	complaints,
} ) => {
	complaints.expect( NETWORK_NOISE );
	await chat.open( site.url );
	await chat.send( 'Anybody?' );
	await inbox.open();
	await inbox.select( 'Anybody?' );
	await inbox.accept();
	await chat.sees( /joined/ );

	await inbox.page.context().setOffline( true );
	await chat.send( 'I am still here.' );
	await inbox.reply( 'Written offline.' );
	await expect( inbox.root.getByText( /offline|reconnect/i ).first() ).toBeVisible();
	await inbox.page.waitForTimeout( 10_000 );
	await inbox.page.context().setOffline( false );

	await expect( inbox.message( 'I am still here.' ) ).toBeVisible( { timeout: 15_000 } );
	await expect( chat.message( 'Written offline.' ) ).toBeVisible( { timeout: 15_000 } );
} );

test( 'a draft of either side outlives a reload', async ( { site, chat, inbox } ) => {
	await chat.open( site.url );
	await chat.send( 'Question' );
	// Until the relay knows the visitor a text waits in the field.
	await expect( chat.message( 'Question' ) ).toBeVisible();
	await chat.composer.fill( 'Half a thought' );
	await chat.page.reload();
	await chat.comesBack();
	await expect( chat.composer ).toHaveValue( 'Half a thought' );

	await inbox.open();
	await inbox.select( 'Question' );
	await inbox.accept();
	await inbox.composer.fill( 'Half an answer' );
	await inbox.page.reload();
	await expect( inbox.composer ).toHaveValue( 'Half an answer' );
} );

test( 'B22: while WordPress is down, a running conversation goes on', async ( { site, chat, inbox, complaints } ) => {
	complaints.expect( NETWORK_NOISE );
	await chat.open( site.url );
	await chat.send( 'Are you there?' );
	await inbox.open();
	await inbox.select( 'Are you there?' );
	await inbox.accept();
	await chat.sees( /joined/ );
	await site.wordpress.stop();
	try {
		await chat.send( 'The site is down.' );
		await expect( inbox.message( 'The site is down.' ) ).toBeVisible();
		await inbox.reply( 'We see that too.' );
		await expect( chat.message( 'We see that too.' ) ).toBeVisible();
	} finally {
		await site.wordpress.start();
	}
} );

/** The texts of the newest conversation as they are stored. */
async function storedTexts( site: import( './site' ).Site ): Promise< string[] > {
	const rows = await site.query(
		`SELECT body FROM ${ site.prefix }veranda_messages WHERE kind = 'text' AND conversation_id = (SELECT MAX(id) FROM ${ site.prefix }veranda_conversations) ORDER BY seq`
	);
	return rows.map( ( row ) => String( row.body ) );
}
