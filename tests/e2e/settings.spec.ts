import { expect, NETWORK_NOISE, test } from './fixtures';

test( 'Check connection opens a stream and finds everything well', async ( { pageOf, site } ) => {
	// It tells of all clients since its start, and those of other stories have come through a proxy.
	await site.restartRelay();
	const page = await pageOf( 'olivia' );
	await page.goto( `${ site.adminUrl }admin.php?page=veranda-settings` );
	const streams: string[] = [];
	page.on( 'request', ( request ) => request.url().includes( '/v1/stream' ) && streams.push( request.url() ) );
	await page.getByRole( 'button', { name: 'Check connection' } ).click();
	const report = page.locator( '.veranda-check' );
	await expect( report.locator( '.is-good' ).first() ).toBeVisible( { timeout: 20_000 } );
	await expect( report.locator( '.is-critical, .is-warning' ) ).toHaveCount( 0 );
	expect( streams.length ).toBeGreaterThan( 0 );
	// No token in an address (docs/threats.md A10).
	expect( streams.join() ).not.toMatch( /eyJ|token/ );
} );

test( 'Check connection says that nothing answers, and what to do', async ( { pageOf, site, complaints } ) => {
	complaints.expect( NETWORK_NOISE, /403|CORS/ );
	const page = await pageOf( 'olivia' );
	await page.goto( `${ site.adminUrl }admin.php?page=veranda-settings` );
	await site.relay.stop();
	try {
		await page.getByRole( 'button', { name: 'Check connection' } ).click();
		const report = page.locator( '.veranda-check' );
		await expect( report.locator( '.is-critical' ).first() ).toBeVisible( { timeout: 20_000 } );
	} finally {
		await site.relay.start();
	}
} );

test( 'Check connection tells a foreign origin from an absent relay', async ( { pageOf, site, complaints } ) => {
	complaints.expect( NETWORK_NOISE, /403|CORS/ );
	const page = await pageOf( 'olivia' );
	await page.goto( `${ site.adminUrl }admin.php?page=veranda-settings` );
	const forgetful = await site.replaceRelay( { SITE_ORIGINS: 'http://elsewhere.test' } );
	try {
		await page.getByRole( 'button', { name: 'Check connection' } ).click();
		const report = page.locator( '.veranda-check' );
		await expect(
			report
				.locator( '.is-critical' )
				.getByText( /SITE_ORIGINS/ )
				.first()
		).toBeVisible( { timeout: 20_000 } );
	} finally {
		await forgetful.stop();
		await site.relay.start();
	}
} );

test( 'Site Health shows the relay', async ( { pageOf, site } ) => {
	const page = await pageOf( 'olivia' );
	await page.goto( `${ site.adminUrl }site-health.php` );
	await page.getByRole( 'button', { name: /passed tests/i } ).click( { timeout: 30_000 } );
	await expect( page.getByText( /Veranda/ ).first() ).toBeVisible( { timeout: 30_000 } );
} );

test( 'a setting is saved, seen on the site, and another tab is not overwritten', async ( {
	pageOf,
	visitorPage,
	site,
	complaints,
} ) => {
	complaints.expect( /409/ );
	const page = await pageOf( 'olivia' );
	const other = await pageOf( 'olivia' );
	const url = `${ site.adminUrl }admin.php?page=veranda-settings#look`;
	await Promise.all( [ page.goto( url ), other.goto( url ) ] );
	const title = ( tab: typeof page ) => tab.getByRole( 'textbox', { name: /title/i } );
	await title( page ).fill( 'Ask us anything' );
	await page.getByRole( 'button', { name: /^Save/ } ).click();
	await expect( page.getByText( 'Everything is saved.' ) ).toBeVisible();

	await title( other ).fill( 'Something else' );
	await other.getByRole( 'button', { name: /^Save/ } ).click();
	await expect( other.getByText( /Somebody else saved these settings/ ).first() ).toBeVisible();
	await expect( title( other ) ).toHaveValue( 'Something else' );

	await visitorPage.goto( site.url );
	await visitorPage.getByRole( 'button', { name: 'Open chat' } ).click();
	await expect( visitorPage.getByRole( 'dialog' ).getByText( 'Ask us anything' ) ).toBeVisible();
} );
