import { call } from '../support/http';
import { HOSTILE_TEXTS } from '../support/hostile-texts';
import { AgentParty, draft, VisitorParty } from '../support/make';
import { expectStatus } from '../support/party';
import { agentToken } from '../support/tokens';
import { LIMITS, type VisitorSession } from '../../relay/protocol';
import { expect, test } from './fixtures';
import { HARMLESS, watchForHarm } from './watch-for-harm';
import type { Page } from '@playwright/test';
import type { Site } from './site';

/** On one line, as names and tags are. */
const lineOf = ( text: string, characters: number ) => text.replace( /\s+/g, ' ' ).trim().slice( 0, characters );

const tagOf = ( text: string ) => lineOf( text, LIMITS.tagNameCharacters ).normalize( 'NFC' );

/** An agent's name as the relay hands it out: without marks that would turn the sentences it stands in. */
const agentNameOf = ( text: string ) => lineOf( text.replace( /[\u202a-\u202e\u2066-\u2069]/g, '' ), 250 );

const nameOf = ( label: string, text: string ) => lineOf( `${ label } ${ text }`, LIMITS.nameCharacters );

/** Elements and attributes that no screen of ours has, and that each text tries to make. */
const FORBIDDEN =
	'script, iframe, object, embed, link, meta, base, template, math, video, style, details, noscript, img[src="x"], ' +
	[ 'error', 'load', 'focus', 'toggle', 'begin' ].map( ( name ) => `[on${ name }]` ).join();

/** Makes agents whose display names are the texts. */
async function hostileAgents( site: Site ): Promise< AgentParty[] > {
	const { secret } = await site.wordpress.run< { secret: string } >( 'connect-relay.php', {
		relayUrl: site.relay.url,
	} );
	return HOSTILE_TEXTS.map( ( name, index ) => {
		const id = 5_000 + index;
		const token = agentToken( { id: site.siteId, secret }, { id, name: lineOf( name, 250 ) } );
		return new AgentParty( site.relay, `agent:${ id }`, token );
	} );
}

/** Fills every field that a stranger or an agent can fill with the same text; the name begins with the label. */
async function fillEverything( site: Site, agent: AgentParty, text: string, label: string ): Promise< string > {
	const post = ( body: object ) =>
		call( {
			port: site.relay.port,
			method: 'POST',
			path: `/v1/sites/${ site.siteId }/visitors`,
			// A header is written in single bytes.
			headers: {
				'User-Agent': encodeURI( text ),
				'Accept-Language': encodeURI( text ),
				'X-Forwarded-For': encodeURI( text ),
			},
			body,
		} );
	const session = expectStatus< VisitorSession >(
		await post( {
			page: { url: `${ site.url }?q=${ text }#${ text }`, title: text },
			locale: text,
			timezone: text,
		} ),
		201
	);
	const visitor = new VisitorParty( site.relay, session, {} );
	const refused = await visitor.post( '/v1/conversations', {
		clientId: 'refused',
		prechat: { email: text },
	} );
	expect( { text, status: refused.status } ).toEqual( { text, status: 400 } );
	const { conversation } = await visitor.start( {
		prechat: { name: nameOf( label, text ), email: 'nora@example.org' },
		message: draft( text ),
	} );
	const path = `/v1/conversations/${ conversation.id }`;
	await agent.accept( conversation.id );
	expectStatus( await agent.put( `${ path }/tags`, { tags: [ tagOf( text ) ] } ), 200 );
	expectStatus( await agent.post( `${ path }/messages`, draft( text ) ), 201 );
	expectStatus( await agent.post( `${ path }/messages`, { ...draft( text ), kind: 'note' } ), 201 );
	expectStatus( await visitor.post( `${ path }/rating`, { score: 1, comment: text } ), 200 );
	expectStatus( await visitor.post( `${ path }/typing`, { text } ), 204 );
	expectStatus( await visitor.post( `${ path }/messages`, draft( label ) ), 201 );
	return conversation.id;
}

/** What stands on the screen, on one line, as a person compares it. */
const readable = async ( page: Page, selector: string ) =>
	( await page.locator( selector ).allTextContents() ).join( ' ' ).replace( /\s+/g, ' ' );

test( 'A31: whatever a stranger or an agent fills in is text on every screen of the inbox', async ( {
	site,
	inbox,
	pageOf,
} ) => {
	test.setTimeout( 240_000 );
	const harm = watchForHarm( inbox.page );
	await inbox.open();
	const agents = await hostileAgents( site );
	const label = ( index: number ) => `This is number ${ index }.`;
	for ( const [ index, text ] of HOSTILE_TEXTS.entries() ) {
		await fillEverything( site, agents[ index ] as AgentParty, text, label( index ) );
	}
	await inbox.root.getByRole( 'button', { name: /^Open/ } ).click();

	for ( const [ index, text ] of HOSTILE_TEXTS.entries() ) {
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
		// By key: WordPress moves a menu, and a dialog, while it appears, and a click may miss it.
		await settings.getByRole( 'menuitem', { name: action } ).press( 'Enter' );
		const modal = settings.getByRole( 'dialog' );
		await expect( modal ).toBeVisible();
		expect( await modal.locator( FORBIDDEN ).count() ).toBe( 0 );
		await modal.getByRole( 'button', { name: 'Cancel' } ).press( 'Enter' );
		await expect( modal ).toHaveCount( 0 );
	}
	expect( await settingsHarm() ).toEqual( HARMLESS );
} );

test( 'A31: agents whose names are markup are named in the chat as text', async ( { site, chat, complaints } ) => {
	test.setTimeout( 120_000 );
	complaints.expect( /401/ );
	const harm = watchForHarm( chat.page );
	await chat.open( site.url );
	await chat.send( 'Who is there?' );
	await chat.sees( /^Sent/ );
	const agents = await hostileAgents( site );
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
