import { expect, NETWORK_NOISE, test } from './fixtures';

test( 'deactivating the plugin ends the chat and hides it; activating brings everything back', async ( {
	chat,
	pageOf,
	site,
	complaints,
} ) => {
	complaints.expect( NETWORK_NOISE, /40[0134]/ );
	// 503 from a site that is switched off; else a complaint about the empty request.
	const answer = async () =>
		( await fetch( `${ site.relay.url }/v1/sites/${ site.siteId }/visitors`, { method: 'POST' } ) ).status;
	await chat.open( site.url );
	await chat.send( 'Still here afterwards' );
	await chat.sees( /^Sent/ );

	const owner = await pageOf( 'olivia' );
	await owner.goto( `${ site.adminUrl }plugins.php` );
	await owner.locator( '#deactivate-veranda' ).click();
	await expect( owner.locator( '#activate-veranda' ) ).toBeVisible();
	try {
		await expect.poll( answer, { timeout: 10_000 } ).toBe( 503 );
		const page = await ( await fetch( site.url ) ).text();
		expect( page ).not.toContain( 'veranda' );
	} finally {
		await owner.locator( '#activate-veranda' ).click();
		await expect( owner.locator( '#deactivate-veranda' ) ).toBeVisible();
	}

	await expect.poll( answer, { timeout: 10_000 } ).not.toBe( 503 );
	await chat.page.reload();
	await chat.comesBack();
	await expect( chat.message( 'Still here afterwards' ) ).toBeVisible( { timeout: 20_000 } );
} );
