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

/** One pixel. */
const PICTURE = Buffer.from(
	'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p+FxTgAAAABJRU5ErkJggg==',
	'base64'
);

test( 'an owner finds their way: by a link, to what is refused, to a logo and to their own words', async ( {
	pageOf,
	visitorPage,
	site,
	complaints,
} ) => {
	complaints.expect( /400/ );
	const page = await pageOf( 'olivia' );
	await page.goto( `${ site.adminUrl }admin.php?page=veranda-settings#look` );
	const tab = ( name: string ) => page.getByRole( 'tab', { name } );
	const save = page.getByRole( 'button', { name: /^Save/ } );
	const title = page.getByRole( 'textbox', { name: 'Title', exact: true } );
	const before = await title.inputValue();
	const isSaved = () => expect( page.getByText( 'Everything is saved.' ) ).toBeVisible();
	const findText = ( text: string ) => page.getByRole( 'searchbox', { name: 'Find a text' } ).fill( text );

	try {
		await title.fill( '' );
		await tab( 'Pages' ).click();
		await expect( title ).toBeHidden();
		await save.click();
		await expect( title ).toBeFocused();
		await expect( tab( 'Look' ) ).toHaveAttribute( 'aria-selected', 'true' );
		await title.fill( 'Lamps and more' );
		await title.press( 'Enter' );
		await isSaved();

		const logo = page.getByRole( 'group', { name: 'Logo' } );
		await logo.getByRole( 'button', { name: 'Choose an image' } ).click();
		const library = page.locator( '.media-modal' );
		await library
			.locator( 'input[type="file"]' )
			.first()
			.setInputFiles( { name: 'logo.png', mimeType: 'image/png', buffer: PICTURE } );
		await library.getByRole( 'button', { name: 'Use this image' } ).click();
		await expect( logo.locator( 'img' ) ).toHaveAttribute( 'src', /\/uploads\/.*logo.*\.png$/ );
		await page.getByRole( 'textbox', { name: 'Alternative text of the logo' } ).fill( 'Juniper & Oak' );

		await tab( 'Texts' ).click();
		await findText( 'Open chat' );
		await page.getByRole( 'textbox', { name: 'Open chat', exact: true } ).fill( 'Talk to us' );
		await findText( 'We are here' );
		await page.getByRole( 'textbox', { name: 'We are here for you.', exact: true } ).fill( 'Lamps are our life.' );
		await page.getByRole( 'combobox', { name: 'Language' } ).selectOption( 'de_DE' );
		await findText( 'Chat öffnen' );
		await page.getByRole( 'textbox', { name: 'Chat öffnen', exact: true } ).fill( 'Fragen Sie uns' );
		const preview = page.frameLocator( 'iframe[title="Preview of the chat"]' );
		await expect( preview.getByText( 'Lamps and more' ).first() ).toBeVisible( { timeout: 20_000 } );
		await save.click();
		await isSaved();

		await visitorPage.goto( site.url );
		await visitorPage.getByRole( 'button', { name: 'Talk to us' } ).click();
		const chat = visitorPage.getByRole( 'dialog' );
		await expect( chat.getByText( 'Lamps and more' ).first() ).toBeVisible();
		await expect( chat.getByRole( 'img', { name: 'Juniper & Oak' } ) ).toBeVisible();
	} finally {
		await tab( 'Texts' ).click();
		for ( const language of [ 'en_US', 'de_DE' ] ) {
			await page.getByRole( 'combobox', { name: 'Language' } ).selectOption( language );
			await page.getByRole( 'button', { name: /^Reset all texts/ } ).click();
		}
		await tab( 'Look' ).click();
		await page.getByRole( 'group', { name: 'Logo' } ).getByRole( 'button', { name: 'Remove' } ).click();
		await title.fill( before );
		await save.click();
		await isSaved();
	}
} );
