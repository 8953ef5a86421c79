import PostalMime from 'postal-mime';
import { expect, test } from './fixtures';
import { ChatWindow } from './pages/chat-window';
import type { Site } from './site';

const QUESTION = 'Do you have the lamp in <b>green</b>?';

/** The conversation of this story; others of the same site have their own mails. */
async function findConversation( site: Site ): Promise< number > {
	const [ row ] = await site.query(
		`SELECT conversation_id AS id FROM ${ site.prefix }veranda_messages WHERE body = '${ QUESTION }' ORDER BY id DESC LIMIT 1`
	);
	return Number( row?.id );
}

/** Lets five minutes go by for what was answered, and the relay look now, until it has nothing more to look at. */
async function passFiveMinutes( site: Site, conversation: number ): Promise< void > {
	await site.query(
		`UPDATE ${ site.prefix }veranda_messages SET created_at = created_at - INTERVAL 6 MINUTE
		WHERE conversation_id = ${ conversation }`
	);
	await expect( async () => {
		await site.query(
			`UPDATE ${ site.prefix }veranda_jobs SET run_at = UTC_TIMESTAMP(3)
			WHERE kind = 'answer_mail' AND JSON_EXTRACT( payload, '$.conversationId' ) = ${ conversation }`
		);
		expect(
			await site.query(
				`SELECT 1 FROM ${ site.prefix }veranda_answer_mails
				WHERE mailed_seq = claimed_seq AND conversation_id = ${ conversation }`
			)
		).not.toEqual( [] );
	} ).toPass( { timeout: 90_000 } );
}

test( 'a visitor who has left gets the answer by mail, and continues by its link on a phone', async ( {
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
	const conversation = await findConversation( site );
	await site.query(
		`UPDATE ${ site.prefix }veranda_visitors SET name = 'Maria', email = 'maria@example.org'
		WHERE id = ( SELECT visitor_id FROM ${ site.prefix }veranda_conversations WHERE id = ${ conversation } )`
	);
	await chat.page.close();

	await inbox.open();
	await inbox.select( QUESTION );
	await inbox.accept();
	await expect( inbox.page.getByText( /Your answer goes to maria@example\.org by email/ ).first() ).toBeVisible( {
		timeout: 60_000,
	} );
	await inbox.reply( 'We do, and in blue.' );
	await expect( inbox.page.getByText( 'Not seen yet, goes out by email' ) ).toBeVisible();
	await passFiveMinutes( site, conversation );

	const all = await site.mail.waitFor( mails + 1 );
	const parsed = await Promise.all( all.slice( mails ).map( ( raw ) => new PostalMime().parse( raw ) ) );
	const mail = parsed.find( ( { to } ) => to?.some( ( { address } ) => address === 'maria@example.org' ) );
	expect( mail?.text ).toContain( 'We do, and in blue.' );
	expect( mail?.text ).toContain( QUESTION );
	expect( mail?.html ).not.toContain( '<b>green' );
	await expect( inbox.page.getByText( 'Emailed to maria@example.org' ) ).toBeVisible();

	const [ link = '' ] = /http\S+#c_\S+/.exec( mail?.text ?? '' ) ?? [];
	const phone = await browser.newContext( { viewport: { width: 390, height: 844 }, hasTouch: true } );
	const page = await phone.newPage();
	const addresses: string[] = [];
	page.on( 'request', ( request ) => addresses.push( request.url(), request.headers().referer ?? '' ) );
	await page.goto( link );
	const onPhone = new ChatWindow( page );
	await expect( onPhone.message( 'We do, and in blue.' ) ).toBeVisible( { timeout: 30_000 } );
	const [ , key = '' ] = link.split( '#' );
	expect( page.url() ).not.toContain( key );
	expect( addresses.filter( ( address ) => address.includes( key ) ) ).toEqual( [] );
	await onPhone.send( 'Blue, please!' );
	await expect( inbox.message( 'Blue, please!' ) ).toBeVisible();
	await expect( inbox.page.getByText( 'Read', { exact: true } ) ).toBeVisible();

	// In another browser, with a key that was changed, nothing opens.
	const other = await ( await browser.newContext() ).newPage();
	await other.goto( link.replace( /.$/, ( last ) => ( last === 'A' ? 'B' : 'A' ) ) );
	await expect( other.getByText( 'This link does not work any more.' ) ).toBeVisible();
	await other.context().close();
	await phone.close();
} );
