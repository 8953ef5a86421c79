import type { Page } from '@playwright/test';
import { expect, NETWORK_NOISE, test } from './fixtures';
import type { Site } from './site';

const DAY = 24 * 60 * 60;

/** Changes settings as the owner. */
async function saveSettings( page: Page, site: Site, group: string, change: () => Promise< void > ): Promise< void > {
	await page.goto( `${ site.adminUrl }admin.php?page=veranda-settings#${ group }` );
	await change();
	await page.getByRole( 'button', { name: /^Save/ } ).click();
	await expect( page.getByText( 'Everything is saved.' ) ).toBeVisible();
}

test( 'A12: on a page three days old the chat is as it is set up today, and goes with its switch', async ( {
	site,
	chat,
	inbox,
	pageOf,
	complaints,
} ) => {
	const { page } = chat;
	const owner = await pageOf( 'olivia' );
	await saveSettings( owner, site, 'look', () =>
		owner.getByRole( 'textbox', { name: /title/i } ).fill( 'Ask us anything' )
	);

	const answer = await page.goto( site.url );
	expect( await answer?.headerValue( 'x-page-cache' ) ).toBe( 'HIT' );
	const madeAt = Number( await page.locator( 'meta[name="made-at"]' ).getAttribute( 'content' ) );
	expect( Date.now() / 1000 - madeAt ).toBeGreaterThan( 2.9 * DAY );
	const nonce = await page.locator( 'meta[name="nonce"]' ).getAttribute( 'content' );
	// What such a page carries besides has ended.
	complaints.expect( /403/ );
	const refused = await page.evaluate(
		( value ) => fetch( '/wp-json/', { headers: { 'X-WP-Nonce': value ?? '' } } ).then( ( { status } ) => status ),
		nonce
	);
	expect( refused ).toBe( 403 );

	await chat.launch();
	await chat.sees( 'Ask us anything' );
	await chat.send( 'Is this page old?' );
	await chat.sees( /^Sent/ );
	await inbox.open();
	await inbox.select( 'Is this page old?' );
	await inbox.accept();
	await inbox.reply( 'Three days.' );
	await expect( chat.message( 'Three days.' ) ).toBeVisible();
	await page.reload();
	await chat.comesBack();
	await expect.poll( () => chat.bodies() ).toEqual( [ 'Is this page old?', 'Three days.' ] );

	const isShown = owner.getByRole( 'checkbox', { name: 'Show the chat to visitors' } );
	await saveSettings( owner, site, 'general', () => isShown.uncheck() );
	try {
		const again = await page.goto( site.url );
		expect( await again?.headerValue( 'x-page-cache' ) ).toBe( 'HIT' );
		// It would come back by itself, and goes instead.
		await expect( page.locator( '#veranda-widget' ) ).toHaveCount( 0 );
	} finally {
		await saveSettings( owner, site, 'general', () => isShown.check() );
	}
} );

test( 'A13: on a page three days old there is no chat any more when the plugin is off', async ( {
	site,
	chat,
	pageOf,
	complaints,
} ) => {
	complaints.expect( NETWORK_NOISE, /404/ );
	const owner = await pageOf( 'olivia' );
	await owner.goto( `${ site.adminUrl }plugins.php` );
	await owner.locator( '#deactivate-veranda' ).click();
	await expect( owner.locator( '#activate-veranda' ) ).toBeVisible();
	try {
		const answer = await chat.page.goto( site.url );
		expect( await answer?.headerValue( 'x-page-cache' ) ).toBe( 'HIT' );
		await chat.launcher.click();
		await expect( chat.launcher ).toHaveCount( 0 );
		await expect( chat.window ).toHaveCount( 0 );
	} finally {
		await owner.locator( '#activate-veranda' ).click();
		await expect( owner.locator( '#deactivate-veranda' ) ).toBeVisible();
	}
} );
