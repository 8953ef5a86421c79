import { HOSTILE_TEXTS } from './hostile-text';
import { expect, test } from './fixtures';
import type { Page } from '@playwright/test';

/** Watches a page for anything that text must never cause. */
async function watchForHarm( page: Page ): Promise< () => Promise< unknown > > {
	const requests: string[] = [];
	const dialogs: string[] = [];
	page.on( 'request', ( request ) => requests.push( request.url() ) );
	page.on( 'dialog', ( dialog ) => {
		dialogs.push( dialog.message() );
		void dialog.dismiss();
	} );
	return async () => ( {
		ran: await page.evaluate( () => ( window as { __xss?: number } ).__xss ?? null ),
		dialogs,
		foreign: requests.filter( ( url ) => url.includes( '127.0.0.1:9/' ) ),
	} );
}

const HARMLESS = { ran: null, dialogs: [], foreign: [] };

/** Elements that neither the log of the widget nor that of the inbox ever has. */
const FORBIDDEN =
	'script, iframe, object, embed, form, style, link, meta, video, audio, template, details, math, input, body, base, img, svg';

test( 'A31: hostile messages are shown as text on both sides', async ( { site, chat, inbox } ) => {
	test.setTimeout( 120_000 );
	const visitorHarm = await watchForHarm( chat.page );
	const agentHarm = await watchForHarm( inbox.page );
	await chat.open( site.url );
	await chat.send( 'Hostile begins' );
	await inbox.open();
	await inbox.select( 'Hostile begins' );
	await inbox.accept();
	await chat.sees( /joined/ );

	for ( const text of HOSTILE_TEXTS ) {
		await chat.send( text );
	}
	await expect.poll( () => inbox.bodies(), { timeout: 90_000 } ).toHaveLength( HOSTILE_TEXTS.length + 1 );
	for ( const text of HOSTILE_TEXTS.slice( 0, 12 ) ) {
		await inbox.reply( text );
	}
	await expect.poll( () => chat.bodies(), { timeout: 60_000 } ).toHaveLength( HOSTILE_TEXTS.length + 13 );

	const trimmed = HOSTILE_TEXTS.map( ( text ) => text.trim() );
	expect( ( await inbox.bodies() ).slice( 1, HOSTILE_TEXTS.length + 1 ).map( ( text ) => text.trim() ) ).toEqual(
		trimmed
	);
	expect( ( await chat.bodies() ).slice( 1, HOSTILE_TEXTS.length + 1 ).map( ( text ) => text.trim() ) ).toEqual(
		trimmed
	);
	for ( const { bubbles } of [ chat, inbox ] ) {
		expect( await bubbles.locator( FORBIDDEN ).count() ).toBe( 0 );
		const schemes = await bubbles
			.locator( 'a' )
			.evaluateAll( ( links ) => links.map( ( link ) => ( link as HTMLAnchorElement ).protocol ) );
		expect( schemes.filter( ( scheme ) => ! /^https?:$/.test( scheme ) ) ).toEqual( [] );
	}
	expect( await visitorHarm() ).toEqual( HARMLESS );
	expect( await agentHarm() ).toEqual( HARMLESS );
} );

test( 'A31: hostile names are shown as text in list, conversation and visitor pane', async ( { site, inbox } ) => {
	test.setTimeout( 90_000 );
	const harm = await watchForHarm( inbox.page );
	const names = HOSTILE_TEXTS.map( ( text ) => text.replace( /\s+/g, ' ' ).slice( 0, 90 ) );
	for ( const [ index, name ] of names.entries() ) {
		await site.startConversation( { name, text: `Name number ${ index }` } );
	}
	await inbox.open();
	for ( const index of [ 0, 7, 20, names.length - 1 ] ) {
		await inbox.select( `Name number ${ index }` );
		await expect( inbox.root.getByText( names[ index ] as string, { exact: true } ).first() ).toBeVisible();
	}
	expect(
		await inbox.root.locator( 'script, iframe, object, embed, img[src="x"], [onerror], [onload]' ).count()
	).toBe( 0 );
	expect( await harm() ).toEqual( HARMLESS );
} );
