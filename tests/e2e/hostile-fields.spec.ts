import { HOSTILE_TEXTS } from '../support/hostile-texts';
import { draft, type AgentParty } from '../support/make';
import { expectStatus } from '../support/party';
import { chooseFromMenu } from './choose-from-menu';
import { fillEverything, lineOf, makeAgents, nameOf, tagOf } from './fill-everything';
import { expect, test } from './fixtures';
import { HARMLESS, watchForHarm } from './watch-for-harm';
import type { Locator, Page } from '@playwright/test';

/** An agent's name as the relay hands it out: without marks that would turn the sentences it stands in. */
const agentNameOf = ( text: string ) => lineOf( text.replace( /[\u202a-\u202e\u2066-\u2069]/g, '' ), 250 );

/** Elements and attributes that no screen of ours has, and that each text tries to make. */
const FORBIDDEN =
	'script, iframe, object, embed, link, meta, base, template, math, video, style, details, noscript, img[src="x"], ' +
	[ 'error', 'load', 'focus', 'toggle', 'begin' ].map( ( name ) => `[on${ name }]` ).join();

/** Overrides the direction of all that follows. */
const TURN = '\u202e';

/** Tells whether the end of a sentence stands letter after letter from left to right, whatever the name before it says. */
const isWrittenOn = ( sentence: Locator, end: string ) =>
	sentence.evaluate( ( element, ending ) => {
		const text = element.firstChild as Text;
		const first = text.data.length - ending.length;
		const lefts = [ ...ending ].map( ( _letter, place ) => {
			const range = document.createRange();
			range.setStart( text, first + place );
			range.setEnd( text, first + place + 1 );
			return range.getBoundingClientRect().left;
		} );
		return text.data.endsWith( ending ) && lefts.every( ( left, place ) => left >= ( lefts[ place - 1 ] ?? 0 ) );
	}, end );

/** What stands on the screen, on one line, as a person compares it. */
const readable = async ( page: Page, selector: string ) =>
	( await page.locator( selector ).allTextContents() ).join( ' ' ).replace( /\s+/g, ' ' );

test( 'A31, A66: whatever a stranger or an agent fills in is text on every screen of the inbox', async ( {
	site,
	inbox,
	pageOf,
} ) => {
	test.setTimeout( 240_000 );
	const harm = watchForHarm( inbox.page );
	await inbox.open();
	const agents = await makeAgents( site, HOSTILE_TEXTS );
	const label = ( index: number ) => `This is number ${ index }.`;
	await inbox.root.getByRole( 'button', { name: /^Open/ } ).click();

	for ( const [ index, text ] of HOSTILE_TEXTS.entries() ) {
		// A list waits while somebody points at it.
		await inbox.page.mouse.move( 0, 0 );
		// One after the other: agents who are not there lose what they have accepted.
		const typeAgain = await fillEverything( site, agents[ index ] as AgentParty, text, label( index ) );
		const name = nameOf( label( index ), text );
		await expect( inbox.item( label( index ) ) ).toContainText( name );
		await inbox.select( label( index ) );
		await expect( inbox.message( label( index ) ) ).toBeVisible();

		const shown = lineOf( text, Infinity );
		const bodies = ( await inbox.bodies() ).map( ( body ) => lineOf( body, Infinity ) );
		expect( bodies.filter( ( body ) => body === shown ) ).toHaveLength( 3 );
		const pane = await readable( inbox.page, '.veranda-visitor' );
		expect( pane ).toContain( name );
		// The heading, the name, the page's title and the rating's comment.
		expect( pane.split( lineOf( text, 70 ) ).length - 1 ).toBeGreaterThanOrEqual( 4 );
		expect( await readable( inbox.page, '.veranda-conversation-header' ) ).toContain( tagOf( text ) );
		expect( await readable( inbox.page, '.veranda-conversation' ) ).toContain(
			`${ agentNameOf( text ) } joined the conversation.`
		);
		expect( await inbox.root.locator( FORBIDDEN ).count() ).toBe( 0 );
		if ( text.startsWith( TURN ) ) {
			await typeAgain();
			const sentence = inbox.root.locator( '.veranda-typing-name' );
			await expect( sentence ).toContainText( name.replace( TURN, '' ) );
			expect( await isWrittenOn( sentence, ' is typing' ) ).toBe( true );
		}
	}
	await inbox.root.getByRole( 'button', { name: 'Filter by tag' } ).click();
	expect( await inbox.page.locator( '.components-popover' ).locator( FORBIDDEN ).count() ).toBe( 0 );
	expect( await harm() ).toEqual( HARMLESS );

	const settings = await pageOf( 'olivia' );
	const settingsHarm = watchForHarm( settings );
	await settings.goto( new URL( 'admin.php?page=veranda-settings#conversations', site.adminUrl ).href );
	const changes = settings.getByRole( 'button', { name: /^Change the tag/ } );
	await expect( changes.last() ).toBeVisible();
	const listed = ( await settings.locator( '.veranda-tag' ).allTextContents() ).map( ( tag ) => tag.toLowerCase() );
	expect( listed ).toEqual( expect.arrayContaining( HOSTILE_TEXTS.map( ( text ) => tagOf( text ).toLowerCase() ) ) );
	for ( const action of [ /^Rename/, /^Merge/, /^Delete/ ] ) {
		await changes.first().click();
		await chooseFromMenu( settings, action );
		const modal = settings.getByRole( 'dialog' );
		await expect( modal ).toBeVisible();
		expect( await modal.locator( FORBIDDEN ).count() ).toBe( 0 );
		// By key: WordPress moves a dialog while it appears, and a click may miss it.
		await modal.getByRole( 'button', { name: 'Cancel' } ).press( 'Enter' );
		await expect( modal ).toHaveCount( 0 );
	}
	expect( await settingsHarm() ).toEqual( HARMLESS );
} );

test( 'A31: agents whose names are markup are named in the chat as text', async ( { site, chat, complaints } ) => {
	complaints.expect( /401/ );
	const harm = watchForHarm( chat.page );
	await chat.open( site.url );
	await chat.send( 'Who is there?' );
	await chat.sees( /^Sent/ );
	const agents = await makeAgents( site, HOSTILE_TEXTS );
	const [ first ] = agents as [ AgentParty ];
	const list = expectStatus< { conversations: { id: string }[] } >(
		await first.get( '/v1/conversations?state=queued' ),
		200
	);
	const path = `/v1/conversations/${ list.conversations[ 0 ]?.id }`;
	for ( const [ index, agent ] of agents.entries() ) {
		const expectedAssigneeId = agents[ index - 1 ]?.id ?? null;
		expectStatus( await agent.post( `${ path }/assign`, { agentId: agent.id, expectedAssigneeId } ), 200 );
		expectStatus( await agent.post( `${ path }/typing`, {} ), 204 );
		expectStatus( await agent.post( `${ path }/messages`, draft( `Number ${ index }.` ) ), 201 );
	}
	await chat.sees( `Number ${ agents.length - 1 }.` );

	const whole = await readable( chat.page, '[role="log"]' );
	for ( const text of HOSTILE_TEXTS ) {
		expect( whole ).toContain( agentNameOf( text ) );
	}
	const header = chat.window.locator( '.header' );
	await expect( header ).toContainText( agentNameOf( HOSTILE_TEXTS.at( -1 ) ?? '' ) );
	expect( await chat.window.locator( FORBIDDEN ).count() ).toBe( 0 );
	expectStatus( await ( agents.at( -1 ) as AgentParty ).post( `${ path }/close` ), 200 );
	await chat.sees( /ended/ );
	await chat.page.reload();
	await chat.launch();
	expect( await harm() ).toEqual( HARMLESS );
} );
