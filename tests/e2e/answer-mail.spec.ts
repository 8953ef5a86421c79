import { findConversation, findMail, linkOf, passMinutes } from './answer-mails';
import { expect, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';
import { watchAddresses, type Addresses } from './watch-addresses';

const QUESTION = 'Do you have the lamp in <b>green</b>?';

/** The relay hears on which site a page is, and no more; no address has a credential, or who it is about. */
function expectDiscretion( { seen, toldRelay, tokens }: Addresses, origin: string, secrets: string[] ) {
	expect( tokens.length ).toBeGreaterThan( 1 );
	expect( new Set( toldRelay.map( ( { referer } ) => referer ) ) ).toEqual( new Set( [ undefined ] ) );
	expect( toldRelay.map( ( told ) => told.origin ?? origin ).filter( ( told ) => told !== origin ) ).toEqual( [] );
	const words = [ ...tokens, ...secrets ].flatMap( ( word ) => [ word, encodeURIComponent( word ) ] );
	expect( seen.filter( ( address ) => words.some( ( word ) => address.includes( word ) ) ) ).toEqual( [] );
}

test( 'A10: a visitor who has left gets the answer by mail, and continues by its link on a phone', async ( {
	site,
	chat,
	inbox,
	browser,
} ) => {
	test.setTimeout( 240_000 );
	const mails = site.mail.list().length;
	await chat.open( site.url );
	await chat.send( QUESTION );
	await chat.sees( /^Sent/ );
	const conversation = await findConversation( site, QUESTION );
	await site.query(
		`UPDATE ${ site.prefix }veranda_visitors SET name = 'Maria', email = 'maria@example.org'
		WHERE id = ( SELECT visitor_id FROM ${ site.prefix }veranda_conversations WHERE id = ${ conversation } )`
	);
	await chat.page.close();

	const agentAddresses = watchAddresses( inbox.page, site.relay.url );
	await inbox.open();
	await inbox.select( QUESTION );
	await inbox.accept();
	await expect( inbox.page.getByText( /Your answer goes to maria@example\.org by email/ ).first() ).toBeVisible( {
		timeout: 60_000,
	} );
	await inbox.reply( 'We do, and in blue.' );
	await expect( inbox.page.getByText( 'Not seen yet, goes out by email' ) ).toBeVisible();
	await passMinutes( site, conversation, 6 );

	const mail = await findMail( site, mails, 'maria@example.org' );
	expect( mail?.text ).toContain( 'We do, and in blue.' );
	expect( mail?.text ).toContain( QUESTION );
	expect( mail?.html ).not.toContain( '<b>green' );
	await expect( inbox.page.getByText( 'Emailed to maria@example.org' ) ).toBeVisible();

	const link = linkOf( mail );
	const phone = await browser.newContext( { viewport: { width: 390, height: 844 }, hasTouch: true } );
	const page = await phone.newPage();
	const phoneAddresses = watchAddresses( page, site.relay.url );
	await page.goto( link );
	const onPhone = new ChatWindow( page );
	await expect( onPhone.message( 'We do, and in blue.' ) ).toBeVisible( { timeout: 30_000 } );
	const [ , key = '' ] = link.split( '#' );
	await onPhone.send( 'Blue, please!' );
	await expect( inbox.message( 'Blue, please!' ) ).toBeVisible();
	await expect( inbox.page.getByText( 'Read', { exact: true } ) ).toBeVisible();

	const refreshToken = await page.evaluate( () =>
		Object.values( localStorage ).flatMap( ( kept ) => /"refreshToken":"([^"]+)"/.exec( kept )?.[ 1 ] ?? [] )
	);
	expect( refreshToken ).toHaveLength( 1 );
	await page.goto( new URL( '?next=1', site.url ).href );
	await onPhone.comesBack();
	const { origin } = new URL( site.url );
	expectDiscretion( await phoneAddresses(), origin, [ key, 'maria@example.org', ...refreshToken ] );
	expectDiscretion( await agentAddresses(), origin, [ key, 'maria@example.org' ] );

	// In another browser, with a key that was changed, nothing opens.
	const other = await ( await browser.newContext() ).newPage();
	await other.goto( link.replace( /.$/, ( last ) => ( last === 'A' ? 'B' : 'A' ) ) );
	await expect( other.getByText( 'This link does not work any more.' ) ).toBeVisible();
	await other.goto( 'about:blank' );
	await other.goto( link.replace( /#.*/, '' ) );
	await expect( other.getByText( 'This link is incomplete.' ) ).toBeVisible();

	// A chat that goes on there is left only by who says so.
	const there = new ChatWindow( other );
	await there.open( site.url );
	await there.send( 'I have a question of my own.' );
	await there.sees( /^Sent/ );
	await other.goto( link );
	await expect( other.getByText( 'Another chat is going on in this browser.' ) ).toBeVisible();
	await other.getByRole( 'link', { name: 'Back to the other chat' } ).click();
	await there.comesBack();
	await expect( there.message( 'I have a question of my own.' ) ).toBeVisible();
	await other.goto( link );
	await other.getByRole( 'button', { name: 'Open this conversation' } ).click();
	await expect( there.message( 'We do, and in blue.' ) ).toBeVisible( { timeout: 30_000 } );
	await other.context().close();
	await phone.close();
} );
