import type { Page } from '@playwright/test';
import type { Availability } from '../../relay/protocol';
import { expectStatus } from '../support/party';
import { expect, logIn, test } from './fixtures';
import { LoggedInPerson } from './logged-in-person';
import { takePicture } from './take-picture';

/* What agents have of the chat on the pages of wp-admin beside the inbox. */

/** The item in the admin bar. */
const barOf = ( page: Page ) => page.locator( '#wp-admin-bar-veranda' );

test( 'an agent among the posts is online, sees who comes on a card, and opens the conversation from it', async ( {
	site,
	chat,
	pageOf,
} ) => {
	const page = await pageOf( 'olivia' );
	await page.goto( new URL( 'edit.php', site.adminUrl ).href );
	await expect( barOf( page ) ).toHaveAttribute( 'data-status', 'online' );

	await chat.open( site.url );
	await chat.send( 'Do you ship to Norway?' );
	const card = page.locator( '.veranda-card' );
	await expect( card ).toContainText( 'is waiting for an answer.' );
	await expect( card ).toContainText( 'Do you ship to Norway?' );
	await expect( barOf( page ).locator( '.veranda-admin-bar-waiting' ) ).toContainText( '1' );
	await expect( page.locator( '#toplevel_page_veranda .awaiting-mod' ) ).toContainText( '1' );
	await expect( page ).toHaveTitle( /^\(1\) / );
	await expect( page.locator( 'link[rel="icon"]' ) ).toHaveAttribute( 'href', /^data:image\/png/ );
	await takePicture( page, 'desk-card' );

	const opened = page.waitForEvent( 'popup' );
	await card.getByRole( 'link', { name: 'Open the conversation' } ).click();
	const inbox = await opened;
	await expect( inbox.getByRole( 'log' ).getByText( 'Do you ship to Norway?', { exact: true } ) ).toBeVisible();
	await expect( card ).toHaveCount( 0 );

	await inbox.getByRole( 'button', { name: 'Accept', exact: true } ).click();
	await expect( barOf( page ).locator( '.veranda-admin-bar-waiting' ) ).toBeHidden();
	await inbox.close();
} );

test( 'an agent goes away and comes back in the admin bar, on a page and in the inbox', async ( {
	site,
	chat,
	inbox,
} ) => {
	const { page } = inbox;
	const choose = async ( name: string ) => {
		await barOf( page ).hover();
		await page.locator( `#wp-admin-bar-veranda-${ name } > .ab-item` ).click();
	};
	await page.goto( new URL( 'profile.php', site.adminUrl ).href );
	await expect( barOf( page ) ).toHaveAttribute( 'data-status', 'online' );

	await choose( 'away' );
	await expect( barOf( page ) ).toHaveAttribute( 'data-status', 'away' );
	await takePicture( page, 'desk-bar' );
	await chat.open( site.url );
	await chat.send( 'Anybody there?' );
	await expect( barOf( page ).locator( '.veranda-admin-bar-waiting' ) ).toContainText( '1' );
	await expect( page.locator( '.veranda-card' ) ).toHaveCount( 0 );

	await inbox.open();
	const presence = inbox.root.getByRole( 'button', { name: 'Change your availability' } );
	await expect( presence ).toHaveText( 'Away' );
	await choose( 'online' );
	await expect( presence ).toHaveText( 'Online' );
} );

test( 'visitors hear that an agent is there who looks at their profile, and that they have gone after logging out', async ( {
	site,
	visitorPage: page,
} ) => {
	// Not by the session that other stories have, too: this one ends.
	await logIn( page, site, 'ben' );
	// Without logging out, they would be there for ten minutes.
	const restore = await site.saveSettings( { agentAwaySeconds: 600 } );
	/** The agents of whom a visitor hears. */
	const namesHeard = async () => {
		const response = await fetch( `${ site.relay.url }/v1/sites/${ site.siteId }/visitors`, {
			method: 'POST',
			headers: { 'Content-Type': 'application/json', Origin: site.wordpress.origin },
			body: JSON.stringify( { page: { url: site.url, title: 'Home' }, locale: 'en', timezone: 'UTC' } ),
		} );
		const { availability } = ( await response.json() ) as { availability: Availability };
		return availability.agents.map( ( { name } ) => name );
	};
	await page.goto( new URL( 'profile.php', site.adminUrl ).href );
	await expect( barOf( page ) ).toHaveAttribute( 'data-status', 'online' );
	expect( await namesHeard() ).toContain( 'Ben Okafor' );

	const logOut = await page.locator( '#wp-admin-bar-logout > a' ).getAttribute( 'href' );
	await page.goto( logOut ?? '' );
	await expect( page.locator( '#loginform' ) ).toBeVisible();
	try {
		await expect.poll( namesHeard, { timeout: 60_000 } ).not.toContain( 'Ben Okafor' );
	} finally {
		await restore();
	}
} );

test( 'who was passed to an agent and who waits far too long are on cards, on each page until they are done', async ( {
	site,
	pageOf,
} ) => {
	const page = await pageOf( 'olivia' );
	await page.goto( new URL( 'profile.php', site.adminUrl ).href );
	await expect( barOf( page ) ).toHaveAttribute( 'data-status', 'online' );
	await site.startConversation( { name: 'Nora', text: 'Where is my lamp?' } );
	const ben = await LoggedInPerson.logIn( site, 'ben', Number( site.userIds.ben ) );
	const colleague = await ben.party();
	const { conversations } = expectStatus< { conversations: { id: string }[] } >(
		await colleague.get( '/v1/conversations?state=queued' ),
		200
	);
	const assign = `/v1/conversations/${ conversations[ 0 ]?.id }/assign`;
	expectStatus( await colleague.post( assign, { agentId: colleague.id } ), 200 );
	await expect( page.locator( '.veranda-card' ) ).toHaveCount( 0 );
	expectStatus(
		await colleague.post( assign, { agentId: `agent:${ site.userIds.olivia }`, expectedAssigneeId: colleague.id } ),
		200
	);
	const passed = page.locator( '.veranda-card.is-transfer' );
	await expect( passed ).toContainText( 'The conversation with Nora was passed to you.' );

	await site.startConversation( { name: 'Vera', text: 'Is anybody there?' } );
	await expect( page.locator( '.veranda-card.is-waiting' ) ).toContainText( 'Vera' );
	await site.query(
		`UPDATE ${ site.prefix }veranda_conversations SET queued_at = queued_at - INTERVAL 1 HOUR WHERE state = 'queued'`
	);
	await page.goto( new URL( 'edit.php', site.adminUrl ).href );
	const overdue = page.locator( '.veranda-card.is-overdue' );
	await expect( overdue ).toContainText( 'Vera has been waiting far too long.', { timeout: 15_000 } );
	await expect( passed ).toBeVisible();
	await takePicture( page, 'desk-cards' );

	await overdue.getByRole( 'button', { name: 'Dismiss' } ).press( 'Enter' );
	await expect( overdue ).toHaveCount( 0 );
	await expect( passed.getByRole( 'button', { name: 'Dismiss' } ) ).toBeFocused();
	await page.goto( new URL( 'profile.php', site.adminUrl ).href );
	await expect( passed ).toBeVisible();
	const opened = page.waitForEvent( 'popup' );
	await passed.getByRole( 'link', { name: 'Open the conversation' } ).click();
	const inbox = await opened;
	await expect( inbox.getByRole( 'log' ).getByText( 'Where is my lamp?', { exact: true } ) ).toBeVisible();
	await expect( page.locator( '.veranda-card' ) ).toHaveCount( 0 );
	await inbox.close();
} );

test( 'an agent whose login has ended reads so in the admin bar, logs in beside the page, and is online again', async ( {
	site,
	complaints,
	visitorPage: page,
} ) => {
	// The browser's own words about refused calls.
	complaints.expect( /status of 40[013]/ );
	await logIn( page, site, 'ben' );
	await page.goto( new URL( 'profile.php', site.adminUrl ).href );
	await expect( barOf( page ) ).toHaveAttribute( 'data-status', 'online' );
	const logOut = await page.locator( '#wp-admin-bar-logout > a' ).getAttribute( 'href' );
	const beside = await page.context().newPage();
	await beside.goto( logOut ?? '' );

	await expect( barOf( page ) ).toHaveAttribute( 'data-status', 'logged_out', { timeout: 20_000 } );
	await expect( barOf( page ).locator( '.veranda-admin-bar-status' ) ).toBeInViewport();
	await barOf( page ).hover();
	await takePicture( page, 'desk-logged-out' );
	const opened = page.waitForEvent( 'popup' );
	await barOf( page ).getByText( 'You are not logged in any more. Log in again.' ).click();
	const login = await opened;
	await login.locator( '#user_login' ).fill( 'ben' );
	await login.locator( '#user_pass' ).fill( site.password );
	await login.locator( '#wp-submit' ).click();
	await expect( login.locator( '#veranda-root' ) ).toBeVisible();

	await page.evaluate( () => window.dispatchEvent( new Event( 'focus' ) ) );
	await expect( barOf( page ) ).toHaveAttribute( 'data-status', 'online' );
} );

test( 'card and bar have their places on a phone, from right to left, in another colour scheme', async ( {
	site,
	pageOf,
} ) => {
	const setColors = ( scheme: string ) =>
		site.query(
			`UPDATE ${ site.prefix }usermeta SET meta_value = '${ scheme }' WHERE meta_key = 'admin_color' AND user_id = ${ site.userIds.anna }`
		);
	await setColors( 'midnight' );
	const page = await pageOf( 'anna' );
	const look = async ( name: string, { text, isLeft }: { text: string; isLeft: boolean } ) => {
		await page.goto( new URL( 'profile.php', site.adminUrl ).href );
		await expect( barOf( page ) ).toHaveAttribute( 'data-status', 'online' );
		await site.startConversation( { name: `Vera ${ name }`, text: 'Is the blue lamp in stock?' } );
		const card = page.locator( '.veranda-card', { hasText: new RegExp( `Vera ${ name }\\b(?!-)` ) } );
		await expect( card ).toContainText( text );
		await expect( barOf( page ) ).toBeVisible();
		const { width, height } = page.viewportSize() ?? { width: 0, height: 0 };
		const box = await card.boundingBox();
		expect( box && box.x >= 0 && box.x + box.width <= width && box.y + box.height <= height ).toBe( true );
		expect( box && box.x + box.width / 2 < width / 2 ).toBe( isLeft );
		await barOf( page ).locator( '> .ab-item' ).hover();
		await takePicture( page, `desk-${ name }` );
	};

	try {
		await page.setViewportSize( { width: 1280, height: 800 } );
		await look( 'computer', { text: 'is waiting for an answer.', isLeft: false } );
		await page.setViewportSize( { width: 390, height: 780 } );
		// As wide as the screen, nearly.
		await look( 'phone', { text: 'is waiting for an answer.', isLeft: false } );
		await site.run( 'set-language.php', { locale: 'ar' } );
		await look( 'phone-arabic', { text: 'بانتظار الرد', isLeft: true } );
		await page.setViewportSize( { width: 1280, height: 800 } );
		await look( 'arabic', { text: 'بانتظار الرد', isLeft: true } );
	} finally {
		await site.run( 'set-language.php', { locale: '' } );
		// What WordPress gives everybody.
		await setColors( 'fresh' );
	}
} );

test( 'who does not answer visitors gets nothing of it', async ( { site, pageOf } ) => {
	const page = await pageOf( 'clara' );
	const asked: string[] = [];
	page.on( 'request', ( request ) => asked.push( request.url() ) );
	await page.goto( new URL( 'profile.php', site.adminUrl ).href );

	await expect( page.locator( '#wpadminbar' ) ).toBeVisible();
	await expect( barOf( page ) ).toHaveCount( 0 );
	await expect( page.locator( '#veranda-desk' ) ).toHaveCount( 0 );
	expect( asked.filter( ( url ) => url.includes( '/build/admin/' ) || url.startsWith( site.relay.url ) ) ).toEqual(
		[]
	);
} );
