import { expect, test } from './fixtures';

test( 'before the chat is opened a page has no cookie, no storage and no request to the relay', async ( {
	site,
	visitorPage,
} ) => {
	const requests: string[] = [];
	visitorPage.on( 'request', ( request ) => requests.push( request.url() ) );
	await visitorPage.goto( site.url );
	await expect( visitorPage.getByRole( 'button', { name: 'Open chat' } ) ).toBeVisible();
	await visitorPage.waitForLoadState( 'networkidle' );

	const kept = await visitorPage.evaluate( async () => ( {
		cookie: document.cookie,
		local: localStorage.length,
		// WordPress itself remembers there which emoji the browser can draw.
		session: Object.keys( sessionStorage ).filter( ( key ) => ! key.startsWith( 'wpEmoji' ) ).length,
		databases: ( await indexedDB.databases() ).length,
	} ) );
	expect( kept ).toEqual( { cookie: '', local: 0, session: 0, databases: 0 } );
	expect( await visitorPage.context().cookies() ).toEqual( [] );
	const origins = new Set( requests.map( ( url ) => new URL( url ).origin ) );
	expect( [ ...origins ] ).toEqual( [ new URL( site.url ).origin ] );
	expect( requests.filter( ( url ) => url.includes( 'veranda/v1' ) ) ).toEqual( [] );

	const launcher = await visitorPage.locator( '#veranda-widget' ).evaluate( ( host ) => ( {
		hasShadow: host.shadowRoot !== null,
		isAfterContent: Boolean(
			document.querySelector( 'main, #content, .site-main, .wp-site-blocks' )!.compareDocumentPosition( host ) &
			Node.DOCUMENT_POSITION_FOLLOWING
		),
	} ) );
	expect( launcher ).toEqual( { hasShadow: true, isAfterContent: true } );
} );

test( 'a visitor and an agent talk, see each other type and read, and end the conversation', async ( {
	site,
	chat,
	inbox,
} ) => {
	await chat.open( site.url );
	await chat.send( 'Do you ship to Norway?' );
	await expect( chat.message( 'Do you ship to Norway?' ) ).toBeVisible();
	await chat.sees( /^Sent/ );

	await inbox.open();
	await expect( inbox.page.locator( '#toplevel_page_veranda .awaiting-mod' ) ).toContainText( '1' );
	await expect( inbox.item( 'Do you ship to Norway?' ) ).toBeVisible();
	await inbox.select( 'Do you ship to Norway?' );
	await inbox.accept();
	await chat.sees( /joined/ );
	await chat.sees( /^Read/ );

	await inbox.composer.pressSequentially( 'Yes' );
	await expect( chat.typing ).toBeVisible();
	await inbox.reply( 'Yes, in three days.' );
	await expect( chat.message( 'Yes, in three days.' ) ).toBeVisible();
	await expect( inbox.root.getByText( /^Read/ ).first() ).toBeVisible();

	await chat.composer.pressSequentially( 'Great' );
	await expect( inbox.root.locator( '.veranda-typing' ) ).toBeVisible();
	await chat.send( 'Great, thank you!' );
	await expect( inbox.message( 'Great, thank you!' ) ).toBeVisible();

	await chat.page.reload();
	await chat.comesBack();
	await expect
		.poll( () => chat.bodies() )
		.toEqual( [ 'Do you ship to Norway?', 'Yes, in three days.', 'Great, thank you!' ] );

	await inbox.end();
	await chat.sees( /ended/ );
	await chat.page.reload();
	await chat.launch();
	await expect( chat.message( 'Yes, in three days.' ) ).toBeVisible();

	const stored = await site.query(
		`SELECT m.seq, m.author_type, m.kind, m.body FROM ${ site.prefix }veranda_messages m
		WHERE m.conversation_id = (SELECT MAX(id) FROM ${ site.prefix }veranda_conversations) ORDER BY m.seq`
	);
	expect( stored.map( ( row ) => Number( row.seq ) ) ).toEqual( stored.map( ( _row, index ) => index + 1 ) );
	expect( stored.filter( ( row ) => row.kind === 'text' ).map( ( row ) => row.body ) ).toEqual( [
		'Do you ship to Norway?',
		'Yes, in three days.',
		'Great, thank you!',
	] );
} );

test( 'the visitor can end the conversation, rate it, start again, and later find and continue the first', async ( {
	site,
	chat,
	inbox,
} ) => {
	await chat.open( site.url );
	await chat.send( 'Just looking.' );
	await inbox.open();
	await inbox.select( 'Just looking.' );
	await inbox.accept();
	await chat.sees( /joined/ );
	await chat.end();
	await expect( inbox.log.getByText( /ended the conversation/ ) ).toBeVisible();
	await chat.rate( 5 );
	await chat.sees( /Thank you/ );
	await expect
		.poll(
			async () =>
				(
					await site.query( `SELECT MAX(rating_score) AS score FROM ${ site.prefix }veranda_conversations` )
				)[ 0 ]?.score
		)
		.toEqual( expect.anything() );
	await chat.startAgain();
	await chat.send( 'One more thing.' );
	await expect( inbox.item( 'One more thing.' ) ).toBeVisible();

	await chat.end();
	await chat.page.goto( `${ site.url }?page_id=2` );
	await chat.launch();
	const past = await chat.lookBack();
	await expect( past ).toHaveCount( 2 );
	await chat.window.getByRole( 'searchbox', { name: 'Search your conversations' } ).fill( 'just look' );
	await expect( past ).toHaveCount( 1 );
	await expect( past ).toContainText( '★★★★★' );
	await past.click();
	await expect( chat.window.locator( '.bubble' ).getByText( 'Just looking.' ) ).toBeVisible();
	await chat.page.keyboard.press( 'Escape' );
	await expect( past ).toBeFocused();
	await past.press( 'Enter' );
	await chat.button( 'Continue this conversation' ).click();
	await expect( chat.message( 'Just looking.' ) ).toBeVisible();
	await chat.send( 'Now I know what I want.' );
	await inbox.select( 'Now I know what I want.' );
	await expect( inbox.log.getByText( 'Reopened by the visitor.' ) ).toBeVisible();
	await inbox.accept();
	await inbox.reply( 'Welcome back!' );
	await expect( chat.message( 'Welcome back!' ) ).toBeVisible();
} );

test( 'A30: of two agents who accept at once one wins, and the other sees who did', async ( {
	site,
	chat,
	inbox,
	secondInbox,
	complaints,
} ) => {
	// Browsers log the refusal that the other one gets.
	complaints.expect( /409/ );
	await chat.open( site.url );
	await chat.send( 'Who is there?' );
	await Promise.all( [ inbox.open(), secondInbox.open() ] );
	await Promise.all( [ inbox.select( 'Who is there?' ), secondInbox.select( 'Who is there?' ) ] );
	// One may learn that it is too late before the click: then its button is gone.
	const clicks = await Promise.allSettled( [ inbox.accept(), secondInbox.accept() ] );
	expect( clicks.some( ( { status } ) => status === 'fulfilled' ) ).toBe( true );

	await expect
		.poll( async () =>
			site.query( `SELECT assignee_id FROM ${ site.prefix }veranda_conversations WHERE state = 'open'` )
		)
		.toHaveLength( 1 );
	const [ row ] = await site.query(
		`SELECT assignee_id FROM ${ site.prefix }veranda_conversations WHERE state = 'open'`
	);
	const [ winner, loser ] =
		String( row?.assignee_id ) === String( site.userIds.anna )
			? [
					{ inbox, name: 'Anna' },
					{ inbox: secondInbox, name: 'Ben' },
				]
			: [
					{ inbox: secondInbox, name: 'Ben' },
					{ inbox, name: 'Anna' },
				];
	await expect( loser.inbox.root.getByText( new RegExp( winner.name ) ).first() ).toBeVisible();
	await expect( winner.inbox.composer ).toBeEnabled();
	const joined = await site.query(
		`SELECT COUNT(*) AS n FROM ${ site.prefix }veranda_messages WHERE body = 'agent_joined' AND conversation_id = (SELECT MAX(id) FROM ${ site.prefix }veranda_conversations)`
	);
	expect( Number( joined[ 0 ]?.n ) ).toBe( 1 );
} );
