import PostalMime from 'postal-mime';
import { expect, test } from './fixtures';
import type { Site } from './site';

/** Lets the relay look at new conversations now instead of in half a minute, until it has nothing more to look at. */
async function lookNow( site: Site ): Promise< void > {
	const jobs = `${ site.prefix }veranda_jobs`;
	const countJobs = async () => ( await site.query( `SELECT id FROM ${ jobs } WHERE kind = 'missed_chat'` ) ).length;
	await expect.poll( countJobs ).toBe( 1 );
	// An agent of the test before counts as there for a while: then the relay puts its look off.
	await expect( async () => {
		await site.query( `UPDATE ${ jobs } SET run_at = UTC_TIMESTAMP(3) WHERE kind = 'missed_chat'` );
		await expect.poll( countJobs, { timeout: 2_500 } ).toBe( 0 );
	} ).toPass( { timeout: 40_000 } );
}

test( 'a visitor whom nobody answers reaches the owner by one mail, which leads to the conversation', async ( {
	site,
	chat,
	inbox,
} ) => {
	const mails = site.mail.list().length;
	await chat.open( site.url );
	await chat.send( 'Hello? <b>1 < 2</b>' );
	// Until it is known who is here, the text stays in the field and can still be changed.
	await expect( chat.bubbles ).toHaveCount( 1 );
	await chat.send( 'I need a lamp & a table.' );
	await expect( chat.bubbles ).toHaveCount( 2 );
	await chat.sees( /^Sent/ );
	await lookNow( site );

	const raw = ( await site.mail.waitFor( mails + 1 ) ).at( -1 ) as string;
	const mail = await new PostalMime().parse( raw );
	expect( mail.subject ).toContain( 'You missed a chat' );
	expect( mail.to?.map( ( { address } ) => address ) ).toEqual( [ 'olivia@veranda.test' ] );
	expect( mail.text ).toContain( 'Hello? <b>1 < 2</b>\n\nI need a lamp & a table.' );
	expect( mail.text ).toContain( `Address: ${ site.url }` );
	expect( mail.html ).toContain( 'Hello? &lt;b&gt;1 &lt; 2&lt;/b&gt;' );
	const [ link = '' ] = /http\S+#\/queue\/c_\S+/.exec( mail.text ?? '' ) ?? [];

	await inbox.page.goto( link );
	await expect( inbox.message( 'I need a lamp & a table.' ) ).toBeVisible();
	await chat.send( 'Still there?' );
	await expect( inbox.message( 'Still there?' ) ).toBeVisible();
	expect( site.mail.list() ).toHaveLength( mails + 1 );
} );

test( 'after an answer, "thanks, bye" brings no mail', async ( { site, chat, inbox } ) => {
	const mails = site.mail.list().length;
	await chat.open( site.url );
	await chat.send( 'Do you ship to Norway?' );
	await inbox.open();
	await inbox.item( 'Do you ship to Norway?' ).waitFor();
	await inbox.select( 'Do you ship to Norway?' );
	await inbox.accept();
	await inbox.reply( 'We do!' );
	await expect( chat.message( 'We do!' ) ).toBeVisible();
	await chat.send( 'Thanks, bye' );
	await expect( inbox.message( 'Thanks, bye' ) ).toBeVisible();
	await lookNow( site );

	expect( site.mail.list() ).toHaveLength( mails );
} );
