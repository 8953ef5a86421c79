import type { Locator, Page } from '@playwright/test';
import { LIMITS } from '../../relay/protocol';
import { draft, readHistory, type AgentParty } from '../support/make';
import { expectStatus } from '../support/party';
import { fillEverything, makeAgents } from './fill-everything';
import { expect, test } from './fixtures';

/** An accent: thousands of them are one sign, which no browser breaks. */
const UNBREAKABLE = '\u0489';

/** Texts without a place to break a line, and texts that take more room than letters do. */
const FIELD_UNITS = [ 'W', `Q${ '\u0300\u0323'.repeat( 40 ) }`, UNBREAKABLE, '\ufdfd', 'M\u00a0' ];
const UNITS = [
	...FIELD_UNITS,
	'\tM',
	'👩‍👩‍👧‍👦',
	// No width at all.
	'\u200d\u2060',
	`https://example.org/${ 'a'.repeat( 1_900 ) }? `,
	'\u202eWW',
];

/** The last message, by which the conversation is found in the list. */
const LAST = 'Wide ends';

/** A laptop's screen and a phone's. */
const SCREENS = [
	{ width: 1280, height: 800 },
	{ width: 390, height: 800 },
];

const fill = ( unit: string, characters: number ) => unit.repeat( Math.floor( characters / unit.length ) ).trim();

/** Names what can be scrolled sideways: the page, a part of it, and whatever is in that. */
async function scrollable( page: Page, part: Locator ): Promise< string[] > {
	const isPageWide = await page.evaluate( () => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth > clientWidth;
	} );
	const found = await part.evaluate( ( element ) =>
		[ element, ...element.querySelectorAll( '*' ) ]
			.filter( ( each ) => /auto|scroll/.test( getComputedStyle( each ).overflowX ) )
			.filter( ( { scrollWidth, clientWidth } ) => scrollWidth > clientWidth )
			.map(
				( { className, tagName, scrollWidth, clientWidth } ) =>
					`${ className || tagName }: ${ scrollWidth } of ${ clientWidth }`
			)
	);
	return [ ...( isPageWide ? [ 'the page' ] : [] ), ...found ];
}

/** The beginnings of the messages that are wider than their bubble, which cuts them. */
const cut = ( bubbles: Locator ) =>
	bubbles.evaluateAll( ( all ) =>
		all
			.filter( ( { scrollWidth, clientWidth } ) => scrollWidth > clientWidth )
			.map( ( { textContent } ) => textContent?.trim().slice( 0, 1 ) )
	);

/** Counts what a browser does in a page from now on; a count does not depend on how fast the machine is. */
async function watchWork( page: Page ) {
	const browser = await page.context().newCDPSession( page );
	await browser.send( 'Performance.enable' );
	const read = async () => {
		const { metrics } = await browser.send( 'Performance.getMetrics' );
		const of = ( name: string ) => metrics.find( ( metric ) => metric.name === name )?.value ?? 0;
		return { layouts: of( 'LayoutCount' ), styles: of( 'RecalcStyleCount' ) };
	};
	const before = await read();
	return async () => {
		const { layouts, styles } = await read();
		await browser.detach();
		return { layouts: layouts - before.layouts, styles: styles - before.styles };
	};
}

/** A conversation of two dozen messages is drawn in some hundred layouts; one for each letter would be thousands. */
function expectLittle( { layouts, styles }: { layouts: number; styles: number } ) {
	expect( layouts ).toBeLessThan( 1_000 );
	expect( styles ).toBeLessThan( 1_000 );
}

test( 'A65: what is long or wide widens no screen, and opening it is little work', async ( { site, chat, inbox } ) => {
	test.setTimeout( 300_000 );
	const agents = await makeAgents( site, [ fill( 'W', 250 ), fill( UNBREAKABLE, 250 ) ] );
	const [ agent, other ] = agents as [ AgentParty, AgentParty ];
	// Agents who are not there lose what they have accepted.
	const streams = [ await agent.openStream(), await other.openStream() ];
	await chat.open( site.url );
	await chat.send( 'Wide begins' );
	await chat.sees( /^Sent/ );
	const { conversations } = expectStatus< { conversations: { id: string }[] } >(
		await agent.get( '/v1/conversations?state=queued' ),
		200
	);
	const id = conversations[ 0 ]?.id ?? '';
	const path = `/v1/conversations/${ id }`;
	await agent.accept( id );
	const passing = { agentId: other.id, expectedAssigneeId: agent.id };
	expectStatus( await agent.post( `${ path }/assign`, passing ), 200 );
	for ( const unit of UNITS ) {
		const long = fill( unit, LIMITS.messageCharacters );
		await chat.send( long );
		expectStatus( await other.post( `${ path }/messages`, draft( long ) ), 201 );
	}
	const count = 2 * UNITS.length + 2;
	const areShown = ( bubbles: Locator ) => expect( bubbles ).toHaveCount( count, { timeout: 60_000 } );
	// What the visitor writes goes out one by one, and only the last message of all shows in the list.
	const written = async () => ( await readHistory( other, id ) ).filter( ( { kind } ) => kind === 'text' ).length;
	await expect.poll( written, { timeout: 60_000 } ).toBe( count - 1 );
	expectStatus( await other.post( `${ path }/messages`, draft( LAST ) ), 201 );
	await areShown( chat.bubbles );

	// In the chat: opened again, with everything in it.
	for ( const screen of SCREENS ) {
		await chat.page.setViewportSize( screen );
		await chat.page.reload();
		const work = await watchWork( chat.page );
		await chat.comesBack();
		await areShown( chat.bubbles );
		await chat.sees( /has passed the chat to/ );
		expectLittle( await work() );
		expect( await scrollable( chat.page, chat.window ) ).toEqual( [] );
		expect( new Set( await cut( chat.bubbles ) ) ).toEqual( new Set( [ UNBREAKABLE ] ) );
	}

	// In the inbox, with a conversation more for each kind of field.
	const label = ( index: number ) => `This is number ${ index }.`;
	for ( const [ index, unit ] of FIELD_UNITS.entries() ) {
		await fillEverything( site, other, fill( unit, 150 ), label( index ) );
	}
	const { page, root } = inbox;
	const bubbles = root.locator( '.veranda-bubble' );
	for ( const screen of SCREENS ) {
		await page.setViewportSize( screen );
		await inbox.open();
		await root.getByRole( 'button', { name: /^Open/ } ).click();
		await expect( inbox.item( label( 0 ) ) ).toBeVisible();
		expect( await scrollable( page, root ) ).toEqual( [] );
		for ( const each of [ ...FIELD_UNITS.map( ( _unit, index ) => label( index ) ), LAST ] ) {
			const work = await watchWork( page );
			await expect( inbox.item( each ) ).toBeVisible();
			await inbox.select( each );
			await expect( inbox.bubbles ).toHaveCount( each === LAST ? count : 4, { timeout: 60_000 } );
			expectLittle( await work() );
			expect( { each, wide: await scrollable( page, root ) } ).toEqual( { each, wide: [] } );
			expect( ( await cut( bubbles ) ).filter( ( first ) => first !== UNBREAKABLE ) ).toEqual( [] );
			if ( screen.width < 500 ) {
				await root.getByRole( 'button', { name: 'Show the visitor' } ).click();
				expect( { each, wide: await scrollable( page, root ) } ).toEqual( { each, wide: [] } );
				await root.getByRole( 'button', { name: 'Back to the conversation' } ).click();
				await root.getByRole( 'button', { name: 'Back to the list' } ).click();
			}
		}
	}
	streams.forEach( ( stream ) => stream.close() );
} );
