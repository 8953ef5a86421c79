import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';
import { startConversation } from './start-conversation';

/** More than a window keeps at hand. */
const MESSAGES = 170;

test( 'a long conversation is kept in part, and going back through it brings all of it without a jump', async ( {
	chat,
	inbox,
	site,
	visitorPage,
} ) => {
	const send = await startConversation( visitorPage, chat, site, 'Line 0' );
	await inbox.open();
	await inbox.select( 'Line 0' );
	for ( let line = 1; line < MESSAGES; line++ ) {
		await send( `Line ${ line }` );
	}
	await expect( chat.message( `Line ${ MESSAGES - 1 }` ) ).toBeVisible();
	await expect( inbox.message( `Line ${ MESSAGES - 1 }` ) ).toBeVisible();

	for ( const { bubbles, log, scroller } of [
		{ bubbles: chat.bubbles, log: chat.log, scroller: chat.window.locator( '.messages' ) },
		{ bubbles: inbox.bubbles, log: inbox.log, scroller: inbox.log },
	] ) {
		const kept = await bubbles.count();
		expect( kept ).toBeLessThanOrEqual( 150 );
		expect( kept ).toBeGreaterThanOrEqual( 100 );

		const first = ( await bubbles.first().textContent() ) ?? '';
		await goUp( scroller );
		await expect.poll( () => bubbles.count() ).toBeGreaterThan( kept );
		// What was at the top has stayed in place: visible, with older ones above it.
		await expect( log.getByText( first, { exact: true } ) ).toBeInViewport();

		// Somebody who reads further up keeps their place when messages arrive.
		const before = await bubbles.allTextContents();
		await send( `Meanwhile ${ before.length }` );
		await expect( bubbles.last() ).toHaveText( `Meanwhile ${ before.length }` );
		expect( await bubbles.allTextContents() ).toEqual( [ ...before, `Meanwhile ${ before.length }` ] );
		await expect( log.getByText( first, { exact: true } ) ).toBeInViewport();

		await expect( async () => {
			await goUp( scroller );
			await expect( log.getByText( 'Line 0', { exact: true } ) ).toBeVisible( { timeout: 1_000 } );
		} ).toPass();
		const all = await bubbles.allTextContents();
		expect( all.slice( 0, MESSAGES ) ).toEqual(
			Array.from( { length: MESSAGES }, ( _, line ) => `Line ${ line }` )
		);

		await scroller.evaluate( ( element ) => element.scrollTo( { top: element.scrollHeight } ) );
		await expect.poll( () => bubbles.count() ).toBeLessThanOrEqual( 150 );
		await expect( bubbles.last() ).toBeInViewport();
	}
} );

/** Scrolls to the top until nothing more loads. */
function goUp( scroller: Locator ): Promise< void > {
	return scroller.evaluate( ( element ) => element.scrollTo( { top: 0 } ) );
}
