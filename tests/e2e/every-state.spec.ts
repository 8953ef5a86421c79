import type { Locator } from '@playwright/test';
import { ALL_LOOKS, checkState, SOME_LOOKS, standInBody } from './check-state';
import { expect, NETWORK_NOISE, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';
import { Inbox } from './pages/inbox';
import { ENGLISH, languageOf } from './pages/language';
import { takePicture } from './take-picture';

const EMAIL = 'maria@example.org';
const LONG = 'https://shop.test/a/very/long/address/that/has/no/place/to/break/and/goes/on/and/on?really=1';

/** Each kind of field once. */
const FIELDS = [
	{ key: 'name', type: 'name', isRequired: true },
	{ key: 'email', type: 'email', isRequired: false },
	{ key: 'phone', type: 'phone', isRequired: false },
	{
		key: 'about',
		type: 'choice',
		label: 'About',
		isRequired: true,
		options: [ { value: 'a', label: 'A', tags: [] } ],
	},
	{
		key: 'many',
		type: 'choices',
		label: 'Many',
		isRequired: true,
		options: [ { value: 'a', label: 'A', tags: [] } ],
	},
	{ key: 'more', type: 'paragraph', label: 'More', isRequired: false },
	{ key: 'day', type: 'date', label: 'Day', isRequired: false },
];

const SETTINGS = {
	colorScheme: 'auto',
	isPrechatOn: true,
	prechatFields: JSON.stringify( FIELDS ),
	prechatConsentText: 'I agree.',
	prechatConsentUrl: 'https://shop.test/privacy',
	isCallbackOffered: true,
};

const LINK_PAGE = '#veranda-link';
const LINK_INVALID =
	'This link does not work any more. A link works for 7 days, and only the one in the newest email does.';

/** A phone on its side, and a computer's screen at 200 %. */
const LOW_SCREENS = [
	{ width: 844, height: 390 },
	{ width: 640, height: 360 },
];

/** How much of a height something takes, from 0 to 1. */
async function shareOf( element: Locator, height: number ): Promise< number > {
	return ( ( await element.boundingBox() )?.height ?? 0 ) / height;
}

/** Ends animations at once that nobody need wait for. */
const finishAnimations = ( element: Locator ) =>
	element.evaluate( ( each ) => each.getAnimations().forEach( ( animation ) => animation.finish() ) );

for ( const language of [ ENGLISH, languageOf( 'ar' ) ] ) {
	const { locale, say } = language;

	test( `every state of the chat is for everybody (${ locale || 'en' })`, async ( {
		site,
		browser,
		pageOf,
		complaints,
	} ) => {
		test.setTimeout( 240_000 );
		await site.run( 'set-language.php', { locale } );
		const restore = await site.saveSettings( SETTINGS );
		const context = await browser.newContext( { hasTouch: true } );
		const page = await context.newPage();
		await standInBody( page );
		const chat = new ChatWindow( page, language );
		const { window } = chat;
		const check = ( state: string, part?: string ) =>
			checkState( page, `${ locale || 'en' } ${ state }`, locale ? SOME_LOOKS : ALL_LOOKS, part );
		const contact = await site.savePage( 'Contact', '<!-- wp:veranda/chat /-->' );
		complaints.expect( NETWORK_NOISE );
		try {
			const inbox = new Inbox( await pageOf( 'anna' ), site.adminUrl, language );
			await inbox.open();
			await page.goto( site.url );
			expect( await page.evaluate( () => matchMedia( '(pointer: coarse)' ).matches ) ).toBe( true );
			await check( '1 closed' );
			await chat.launch();
			await chat.button( 'Start chat' ).click();
			await chat.sees( say( 'Please answer this.' ) );
			await check( '2 form' );
			await window.getByLabel( say( 'Your name' ) ).fill( 'Maria' );
			await window.getByLabel( 'About' ).selectOption( 'a' );
			await window.getByLabel( 'A', { exact: true } ).check();
			await window.getByLabel( 'I agree.' ).check();
			await chat.button( 'Start chat' ).click();
			await expect( chat.composer ).toBeVisible();
			await check( '3 first screen' );

			await chat.send( 'Can everybody use this?' );
			await chat.sees( say( 'You are next. Somebody will be with you soon.' ) );
			await chat.button( 'Leave your email address' ).click();
			await window.getByLabel( say( 'Your email address' ) ).fill( 'maria@example' );
			await chat.button( 'Save' ).click();
			await chat.sees( say( 'That address looks incomplete.' ) );
			await check( '4 address' );
			await window.getByLabel( say( 'Your email address' ) ).fill( EMAIL );
			await chat.button( 'Save' ).click();
			await chat.sees( say( 'We will write to %s.', EMAIL ) );
			await site.query(
				`UPDATE ${ site.prefix }veranda_conversations SET queued_at = queued_at - INTERVAL 1 HOUR WHERE state = 'queued'`
			);
			await page.reload();
			await chat.comesBack();
			await expect( chat.button( 'Ask us to call you' ) ).toBeVisible();
			await check( '5 waiting' );
			await chat.button( 'Ask us to call you' ).click();
			await window.getByLabel( say( 'Your phone number' ) ).fill( '12' );
			await chat.button( 'Call me' ).click();
			await chat.sees( say( 'This phone number looks incomplete. Please check it or add the country code.' ) );
			await check( '6 callback' );
			await chat.button( 'Not now' ).click();

			await inbox.select( 'Can everybody use this?' );
			await inbox.accept();
			await inbox.reply( `Yes: ${ LONG }` );
			await inbox.reply( '👍' );
			await chat.sees( '👍' );
			await check( '7 talking' );
			for ( const size of LOW_SCREENS ) {
				await page.setViewportSize( size );
				await takePicture( page, `${ locale || 'en' } 7 talking, ${ size.width }` );
				expect
					.soft( await shareOf( chat.log, size.height ), `${ size.width } × ${ size.height }` )
					.toBeGreaterThan( 0.6 );
				await expect.soft( chat.composer ).toBeInViewport( { ratio: 1 } );
			}
			await context.setOffline( true );
			await chat.sees( say( 'No connection. What you write is kept and sent later.' ) );
			await finishAnimations( window.locator( '.is-late' ) );
			await check( '8 talking, no connection' );
			await context.setOffline( false );
			await expect( window.locator( '.is-late' ) ).toBeHidden( { timeout: 15_000 } );
			await chat.openMenu();
			await expect( window.getByLabel( say( 'Language' ) ) ).toBeVisible();
			await check( '9 menu' );
			await chat.button( 'Your data' ).click();
			await expect( chat.button( 'Delete everything' ) ).toBeVisible();
			await check( '10 own data' );
			await chat.button( 'Delete everything' ).click();
			await expect( chat.button( 'Keep my data' ) ).toBeVisible();
			await check( '11 deletion' );
			await chat.button( 'Keep my data' ).click();
			await chat.choose( 'Email this chat to me' );
			await expect( window.getByRole( 'alertdialog' ) ).toContainText( EMAIL );
			await check( '12 transcript' );
			await chat.button( 'Cancel' ).click();
			await chat.choose( 'End chat' );
			await check( '13 ending' );
			await chat.button( 'Keep chatting' ).click();

			// As a part of a page: as it comes back, and before it is opened.
			await page.goto( contact );
			const inline = page.getByRole( 'region', { name: say( 'Chat: %s', '' ).trim() } );
			await expect( inline.getByText( '👍' ) ).toBeVisible( { timeout: 15_000 } );
			await check( '14 inline' );
			await inline.getByRole( 'button', { name: say( 'Close chat' ) } ).click();
			await expect( chat.launcher ).toBeVisible();
			await check( '15 inline, closed' );

			await page.goto( site.url );
			await inbox.reply( 'One more thing: it also works without a mouse, and on a telephone.' );
			await expect( page.locator( '.preview' ) ).toBeVisible();
			await check( '16 preview' );
			await page.locator( '.preview-message' ).click();
			await inbox.end();
			await expect( chat.button( 'Start a new chat' ) ).toBeVisible();
			await check( '17 ended' );
			await window.getByRole( 'radio' ).first().check( { force: true } );
			await expect( chat.button( 'Send rating' ) ).toBeVisible();
			await check( '18 rating' );
			await chat.button( 'Send rating' ).click();
			await chat.sees( say( 'Thank you for telling us.' ) );
			await check( '19 rated' );

			await chat.button( 'Past conversations' ).click();
			await window.getByRole( 'searchbox' ).waitFor();
			await window.locator( '.past-item' ).first().waitFor();
			await check( '20 past conversations' );
			await window.locator( '.past-item' ).first().click();
			await expect( chat.button( 'Continue this conversation' ) ).toBeVisible();
			await check( '21 reading' );

			// The page of a link from an email: one that is none, one while another chat goes on, one without an answer.
			await page.goto( `${ site.url }?veranda_link=1#c_1.1.none` );
			await expect( page.getByText( say( LINK_INVALID ) ) ).toBeVisible();
			await check( '22 link, invalid', LINK_PAGE );
			const answer = '**/visitors/link';
			await context.route( answer, ( route ) =>
				route.fulfill( {
					status: 409,
					contentType: 'application/problem+json',
					headers: { 'Access-Control-Allow-Origin': '*' },
					body: JSON.stringify( { status: 409, code: 'conversation_active', title: '', detail: '' } ),
				} )
			);
			await page.reload();
			await expect( page.getByRole( 'button', { name: say( 'Open this conversation' ) } ) ).toBeVisible();
			await check( '23 link, question', LINK_PAGE );
			await context.unroute( answer );
			await context.route( answer, ( route ) => route.abort() );
			await page.getByRole( 'button', { name: say( 'Open this conversation' ) } ).click();
			await expect( page.getByRole( 'button', { name: say( 'Try again' ) } ) ).toBeVisible();
			await check( '24 link, away', LINK_PAGE );

			await context.route( `${ site.relay.url }/**`, ( route ) => route.abort() );
			await page.goto( site.url );
			await chat.launch();
			await expect( chat.button( 'Leave message' ) ).toBeVisible();
			await check( '25 left message' );
			await window.getByLabel( say( 'Your name' ) ).fill( 'Maria' );
			await window.getByLabel( say( 'Your email address' ) ).fill( EMAIL );
			await window.getByLabel( say( 'Your message' ) ).fill( 'Is anybody there?' );
			await chat.button( 'Leave message' ).click();
			await chat.sees( say( 'Thank you. We have your message.' ) );
			await check( '26 left' );
		} finally {
			await context.close();
			await restore();
			await site.run( 'set-language.php', { locale: '' } );
		}
	} );
}
