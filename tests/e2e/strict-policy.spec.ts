import type { Page } from '@playwright/test';
import { expect, test } from './fixtures';
import type { Site } from './site';

const NONCE = 'bm9uY2U';

/** Puts the chat into a page that has nothing else, under what a careful site sends: no inline code, no eval, no text made into code. */
async function serveStrictPage( page: Page, site: Site ): Promise< void > {
	const policy = [
		"default-src 'none'",
		`script-src 'nonce-${ NONCE }'`,
		"style-src 'self'",
		"img-src 'self'",
		`connect-src 'self' ${ site.relay.url }`,
		"base-uri 'none'",
		"require-trusted-types-for 'script'",
		'trusted-types veranda',
	];
	const html = await ( await fetch( site.url ) ).text();
	const chat = html.match( /<(\w+)[^>]+veranda[^>]*><\/\1>/g ) ?? [];
	await page.route( site.url, ( route ) =>
		route.fulfill( {
			contentType: 'text/html; charset=utf-8',
			headers: { 'Content-Security-Policy': policy.join( '; ' ) },
			body: [ '<!doctype html><html lang="en"><title>Lamps</title><p>Lamps</p>', ...chat ]
				.join( '\n' )
				.replaceAll( '<script ', `<script nonce="${ NONCE }" ` ),
		} )
	);
}

// What a policy forbids is an error in the console, and a test's end allows none.
test( 'A59: a whole conversation works under a strict content security policy, and nothing is reported', async ( {
	site,
	chat,
	inbox,
} ) => {
	await serveStrictPage( chat.page, site );
	await chat.open( site.url );
	await chat.send( 'Is this page safe?' );
	await chat.sees( /^Sent/ );
	await inbox.open();
	await inbox.select( 'Is this page safe?' );
	await inbox.accept();
	await inbox.reply( 'Very.' );
	await expect( chat.message( 'Very.' ) ).toBeVisible();
	// Styles that the policy has taken would be noticed by the eye only.
	await expect( chat.window ).toHaveCSS( 'position', 'fixed' );
	await chat.end();
	await chat.rate( 5 );
	await chat.sees( /Thank/ );
} );
